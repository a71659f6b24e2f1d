import { assertNever } from '../../shared/domain/result';
import { shortDate } from '../../shared/domain/french';
import type { MeetingRef } from '../../shared/contracts/views';
import { Icon } from '../components/Icon';
import { useQuery } from '../node/client';
import { go } from './navigation';
import type { Route } from './routes';

interface Step {
  readonly title: string;
  readonly route: Route | null;
}

/** `meeting:2026-11-24:…` says its day itself. */
const dayOf = (ref: MeetingRef): string => shortDate(ref.meeting.split(':')[1] ?? '');

/** The way from the agenda to a screen. Never a patient's name: this line stays on the shared screen. */
export function stepsTo(route: Route, boardName: string): Step[] {
  const agenda: Step = { title: 'Agenda', route: { screen: 'agenda' } };
  const meeting = (ref: MeetingRef): Step => ({
    title: `${boardName} · ${dayOf(ref)}`,
    route: { screen: 'meeting', ref },
  });
  const last = (title: string): Step => ({ title, route: null });
  switch (route.screen) {
    case 'agenda':
      return [{ ...agenda, route: null }];
    case 'people':
      return [last('Annuaire')];
    case 'settings':
      return [last('Réglages')];
    case 'meeting':
      return [agenda, { ...meeting(route.ref), route: null }];
    case 'intake':
      return [agenda, meeting(route.ref), last('Inscription')];
    case 'console':
      return [agenda, meeting(route.ref), last('Séance')];
    case 'case':
    case 'report': {
      const ref = { database: route.ref.database, meeting: route.meeting };
      const steps = [agenda, meeting(ref)];
      if (route.screen === 'case') return [...steps, last('Dossier')];
      return [
        ...steps,
        { title: 'Dossier', route: { screen: 'case', ref: route.ref, meeting: route.meeting } },
        last('Compte rendu'),
      ];
    }
    default:
      return assertNever(route);
  }
}

export function Where({ route }: { route: Route }) {
  const boards = useQuery('boards', {});
  const named =
    boards.status === 'ready' && 'ref' in route
      ? boards.value.find((view) => view.database === route.ref.database)?.board.name
      : undefined;
  const steps = stepsTo(route, named ?? 'Séance');
  return (
    <nav aria-label="Où je suis" className="where">
      <ol>
        {steps.map((step, index) => (
          <li key={index}>
            {index === 0 ? null : <Icon name="right" small />}
            {step.route ? (
              <button type="button" className="where-step" onClick={() => step.route && go(step.route)}>
                {step.title}
              </button>
            ) : (
              <span aria-current="page" className="where-here">
                {step.title}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
