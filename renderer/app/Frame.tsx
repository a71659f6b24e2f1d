import { Suspense, useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../shared/contracts/views';
import { Button } from '../components/Button';
import { Notice } from '../components/Notice';
import { useCommand } from '../components/useCommand';
import { UserContext } from '../components/useRight';
import { useShortcut } from '../components/useShortcut';
import { Waiting } from '../components/Waiting';
import { usePreferences } from '../platform/preferences';
import { BoardPanels } from '../screens/board/BoardPanels';
import { HelpPanel } from '../screens/help/HelpPanel';
import { Palette } from '../screens/palette/Palette';
import { Arrival, focusContent } from './Arrival';
import './frame.css';
import { useNavigation } from './navigation';
import { Rail } from './Rail';
import { hashOf } from './routes';
import { RoutedScreen, warmScreens } from './screens';
import { Tasks } from './Tasks';
import { TopBar } from './TopBar';
import { useIdleLock } from './useIdleLock';
import { Undo } from './Undo';

const titles = {
  agenda: 'Agenda',
  meeting: 'Préparation de la séance',
  intake: 'Inscription de dossiers',
  case: 'Dossier',
  report: 'Compte rendu',
  console: 'Séance',
  people: 'Annuaire',
  settings: 'Réglages',
};

export function Frame({ session }: { session: SessionView }) {
  const route = useNavigation((navigation) => navigation.route);
  const [over, setOver] = useState<'search' | 'help' | null>(null);
  const lockAfter = usePreferences((preferences) => preferences.lockAfter);
  const { run } = useCommand();
  const lock = useCallback(() => void run('lock', {}), [run]);
  const place = hashOf(route);

  // Nobody touches the keyboard during a long discussion, and a locked screen before the room would stop the meeting.
  useIdleLock(route.screen === 'console' ? null : lockAfter, lock);
  useShortcut('Ctrl+K', () => setOver('search'), { label: 'Chercher ou agir', group: 'Partout' });
  useShortcut('?', () => setOver('help'), { label: 'Aide et raccourcis', group: 'Partout' });
  useShortcut('F1', () => setOver('help'), { label: 'Aide et raccourcis', group: 'Partout' });
  useShortcut('Ctrl+L', lock, { label: 'Verrouiller', group: 'Partout' });
  useEffect(warmScreens, []);
  useEffect(() => {
    document.title = `${titles[route.screen]} — Concerto`;
  }, [route.screen]);

  return (
    <UserContext value={session.user}>
      <div className="frame">
        <button type="button" className="skip-link no-print" onClick={focusContent}>
          Aller au contenu
        </button>
        <TopBar
          route={route}
          user={session.user}
          onSearch={() => setOver('search')}
          onHelp={() => setOver('help')}
          onLock={lock}
        />
        <Rail route={route} />
        <main className="frame-main" id="content" tabIndex={-1}>
          <Tasks tasks={session.tasks} />
          {session.notices.length === 0 ? null : <SessionNotices notices={session.notices} />}
          <Suspense fallback={<Waiting words="Chargement de l’écran…" />}>
            <Arrival key={place} />
            <RoutedScreen key={place} route={route} />
          </Suspense>
        </main>
        <Undo key={`undo ${place}`} />
        {over === 'search' ? (
          <Palette onClose={() => setOver(null)} onHelp={() => setOver('help')} onLock={lock} />
        ) : null}
        <BoardPanels />
        {over === 'help' ? <HelpPanel onClose={() => setOver(null)} /> : null}
      </div>
    </UserContext>
  );
}

function SessionNotices({ notices }: { notices: readonly string[] }) {
  const { run } = useCommand();
  return (
    <div className="frame-strip no-print">
      <Notice
        meaning="info"
        title={notices.length === 1 ? 'À savoir depuis l’ouverture' : 'À savoir depuis l’ouverture\u00a0:'}
        action={
          <Button variant="plain" size="small" onPress={() => void run('dismissNotices', {})}>
            J’ai lu
          </Button>
        }
      >
        <ul>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
