import { lazy } from 'react';
import { assertNever } from '../../shared/domain/result';
import type { Route } from '../navigation/routes';

/** Each screen is its own chunk, so that the first list appears without the others. */
const load = {
  agenda: () => import('../screens/agenda/AgendaScreen'),
  meeting: () => import('../screens/meeting/MeetingScreen'),
  intake: () => import('../screens/intake/IntakeScreen'),
  case: () => import('../screens/case/CaseScreen'),
  report: () => import('../screens/report/ReportScreen'),
  console: () => import('../screens/console/ConsoleScreen'),
  inbox: () => import('../screens/inbox/InboxScreen'),
  people: () => import('../screens/people/PeopleScreen'),
  settings: () => import('../screens/settings/SettingsScreen'),
};

const Agenda = lazy(async () => ({ default: (await load.agenda()).AgendaScreen }));
const Meeting = lazy(async () => ({ default: (await load.meeting()).MeetingScreen }));
const Intake = lazy(async () => ({ default: (await load.intake()).IntakeScreen }));
const Case = lazy(async () => ({ default: (await load.case()).CaseScreen }));
const Report = lazy(async () => ({ default: (await load.report()).ReportScreen }));
const Console = lazy(async () => ({ default: (await load.console()).ConsoleScreen }));
const Inbox = lazy(async () => ({ default: (await load.inbox()).InboxScreen }));
const People = lazy(async () => ({ default: (await load.people()).PeopleScreen }));
const Settings = lazy(async () => ({ default: (await load.settings()).SettingsScreen }));

/** Reads the chunks of the meeting's screens while nothing else happens: they open at once in the room. */
export function warmScreens(): void {
  requestIdleCallback(() => void Promise.all(Object.values(load).map((screen) => screen())));
}

export function RoutedScreen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'agenda':
      return <Agenda />;
    case 'meeting':
      return <Meeting target={route.ref} />;
    case 'intake':
      return <Intake target={route.ref} />;
    case 'case':
      return <Case target={route.ref} meeting={route.meeting} />;
    case 'report':
      return <Report target={route.ref} meeting={route.meeting} />;
    case 'console':
      return <Console target={route.ref} {...(route.caseId ? { caseId: route.caseId } : {})} />;
    case 'inbox':
      return <Inbox caseId={route.caseId} />;
    case 'people':
      return <People />;
    case 'settings':
      return <Settings />;
    default:
      return assertNever(route);
  }
}
