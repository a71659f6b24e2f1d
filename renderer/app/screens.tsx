import { assertNever } from '../../shared/domain/result';
import type { Route } from '../navigation/routes';
import { chunk } from './chunk';

/** Each screen is its own chunk, so that the first list appears without the others. */
const screens = {
  agenda: chunk(async () => (await import('../screens/agenda/AgendaScreen')).AgendaScreen),
  meeting: chunk(async () => (await import('../screens/meeting/MeetingScreen')).MeetingScreen),
  intake: chunk(async () => (await import('../screens/intake/IntakeScreen')).IntakeScreen),
  case: chunk(async () => (await import('../screens/case/CaseScreen')).CaseScreen),
  report: chunk(async () => (await import('../screens/report/ReportScreen')).ReportScreen),
  console: chunk(async () => (await import('../screens/console/ConsoleScreen')).ConsoleScreen),
  inbox: chunk(async () => (await import('../screens/inbox/InboxScreen')).InboxScreen),
  people: chunk(async () => (await import('../screens/people/PeopleScreen')).PeopleScreen),
  settings: chunk(async () => (await import('../screens/settings/SettingsScreen')).SettingsScreen),
};

/** Reads the chunks of the meeting's screens while nothing else happens: they open at once in the room. */
export function warmScreens(): void {
  requestIdleCallback(() => void Promise.all(Object.values(screens).map(({ warm }) => warm())));
}

export function RoutedScreen({ route }: { route: Route }) {
  switch (route.screen) {
    case 'agenda':
      return <screens.agenda.Screen />;
    case 'meeting':
      return <screens.meeting.Screen target={route.ref} />;
    case 'intake':
      return <screens.intake.Screen target={route.ref} />;
    case 'case':
      return <screens.case.Screen target={route.ref} meeting={route.meeting} />;
    case 'report':
      return <screens.report.Screen target={route.ref} meeting={route.meeting} />;
    case 'console':
      return (
        <screens.console.Screen target={route.ref} {...(route.caseId ? { caseId: route.caseId } : {})} />
      );
    case 'inbox':
      return <screens.inbox.Screen caseId={route.caseId} />;
    case 'people':
      return <screens.people.Screen />;
    case 'settings':
      return <screens.settings.Screen />;
    default:
      return assertNever(route);
  }
}
