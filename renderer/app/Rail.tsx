import type { AgendaLine } from '../../shared/contracts/views';
import { Icon, type IconName } from '../components/controls/Icon';
import { IconButton } from '../components/controls/IconButton';
import { useShortcut } from '../components/keyboard/useShortcut';
import { answerOr } from '../components/session/queryState';
import { useToday } from '../components/session/useToday';
import { useQuery } from '../engine/client';
import { prefer, usePreferences } from '../platform/preferences';
import { go } from '../navigation/navigation';
import { hashOf, type Route } from '../navigation/routes';

interface Place {
  readonly title: string;
  readonly icon: IconName;
  readonly route: Route;
  readonly shortcut: string;
}

const agenda: Place = { title: 'Agenda', icon: 'agenda', route: { screen: 'agenda' }, shortcut: 'Alt+1' };
const others: readonly Place[] = [
  { title: 'Annuaire', icon: 'people', route: { screen: 'people' }, shortcut: 'Alt+3' },
  { title: 'Réglages', icon: 'settings', route: { screen: 'settings' }, shortcut: 'Alt+4' },
];
const inbox: Place = { title: 'À trancher', icon: 'choice', route: { screen: 'inbox' }, shortcut: 'Alt+5' };

const sitting = (line: AgendaLine): Place => ({
  title: 'Séance en cours',
  icon: 'room',
  route: { screen: 'console', ref: { database: line.database, meeting: line.meeting } },
  shortcut: 'Alt+2',
});

/** Which place of the rail a route belongs to. */
function isWithin(place: Place, route: Route): boolean {
  if (place.route.screen === 'console') return route.screen === 'console';
  if (place.route.screen === 'agenda')
    return ['agenda', 'meeting', 'intake', 'case', 'report'].includes(route.screen);
  return place.route.screen === route.screen;
}

export function Rail({ route }: { route: Route }) {
  const folded = usePreferences((preferences) => preferences.railFolded);
  const lines = useQuery('agenda', { today: useToday() });
  const open = answerOr(lines, []).find((line) => line.state === 'open');
  const conflicts = useQuery('conflicts', {});
  const undecided = answerOr(conflicts, []).length;
  const places = [agenda, ...(open ? [sitting(open)] : []), inbox, ...others];
  return (
    <nav className="rail no-print" aria-label="Navigation principale" data-folded={folded || undefined}>
      <ul>
        {places.map((place) => (
          <li key={place.shortcut}>
            <RailLink place={place} isHere={isWithin(place, route)} count={place === inbox ? undecided : 0} />
          </li>
        ))}
      </ul>
      <IconButton
        label={folded ? 'Déplier la navigation' : 'Replier la navigation'}
        icon="rail"
        onPress={() => prefer({ railFolded: !folded })}
      />
    </nav>
  );
}

function RailLink({ place, isHere, count }: { place: Place; isHere: boolean; count: number }) {
  useShortcut(place.shortcut, () => go(place.route), { label: place.title, group: 'Partout' });
  return (
    <a
      className="rail-link"
      href={hashOf(place.route)}
      aria-current={isHere ? 'page' : undefined}
      title={place.title}
    >
      <Icon name={place.icon} />
      <span className="rail-title">{place.title}</span>
      {count > 0 ? <span className="rail-count">{count}</span> : null}
    </a>
  );
}
