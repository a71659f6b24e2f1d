import {
  caseIdSchema,
  databaseNameSchema,
  meetingIdSchema,
  type CaseId,
  type MeetingId,
} from '../../shared/domain/ids';
import type { CaseRef, MeetingRef } from '../../shared/contracts/views';
import { assertNever } from '../../shared/domain/result';

/** Where the application can be. Ids only: the address bar and its history must say nothing about a patient. */
export type Route =
  | { readonly screen: 'agenda' }
  | { readonly screen: 'meeting'; readonly ref: MeetingRef }
  | { readonly screen: 'intake'; readonly ref: MeetingRef }
  | { readonly screen: 'case'; readonly ref: CaseRef; readonly meeting: MeetingId }
  | { readonly screen: 'report'; readonly ref: CaseRef; readonly meeting: MeetingId }
  | { readonly screen: 'console'; readonly ref: MeetingRef; readonly caseId?: CaseId }
  | { readonly screen: 'inbox'; readonly caseId?: CaseId }
  | { readonly screen: 'people' }
  | { readonly screen: 'settings' };

export const home: Route = { screen: 'agenda' };

const joined = (...parts: string[]): string => `#/${parts.join('/')}`;

export function hashOf(route: Route): string {
  switch (route.screen) {
    case 'agenda':
      return joined('agenda');
    case 'inbox':
      return joined('a-trancher', ...(route.caseId ? [route.caseId] : []));
    case 'people':
      return joined('annuaire');
    case 'settings':
      return joined('reglages');
    case 'meeting':
      return joined('seance', route.ref.database, route.ref.meeting);
    case 'intake':
      return joined('inscription', route.ref.database, route.ref.meeting);
    case 'case':
      return joined('dossier', route.ref.database, route.ref.case, route.meeting);
    case 'report':
      return joined('compte-rendu', route.ref.database, route.ref.case, route.meeting);
    case 'console':
      return joined(
        'console',
        route.ref.database,
        route.ref.meeting,
        ...(route.caseId ? [route.caseId] : []),
      );
    default:
      return assertNever(route);
  }
}

const meetingScreens = { seance: 'meeting', inscription: 'intake', console: 'console' } as const;
const caseScreens = { dossier: 'case', 'compte-rendu': 'report' } as const;

/** Reads an address; anything else than a route leads home. */
export function routeOf(hash: string): Route {
  // Browsers may write a colon of an id as %3A.
  const [place = '', first, second, third] = hash.replace(/^#\/?/, '').replaceAll('%3A', ':').split('/');
  if (place === 'annuaire') return { screen: 'people' };
  if (place === 'reglages') return { screen: 'settings' };
  if (place === 'a-trancher') {
    const caseId = caseIdSchema.safeParse(first);
    return caseId.success ? { screen: 'inbox', caseId: caseId.data } : { screen: 'inbox' };
  }
  const database = databaseNameSchema.safeParse(first);
  if (!database.success) return home;
  if (Object.hasOwn(meetingScreens, place)) {
    const screen = meetingScreens[place as keyof typeof meetingScreens];
    const meeting = meetingIdSchema.safeParse(second);
    if (!meeting.success) return home;
    const ref = { database: database.data, meeting: meeting.data };
    const caseId = caseIdSchema.safeParse(third);
    return screen === 'console' && caseId.success ? { screen, ref, caseId: caseId.data } : { screen, ref };
  }
  if (Object.hasOwn(caseScreens, place)) {
    const caseId = caseIdSchema.safeParse(second);
    const meeting = meetingIdSchema.safeParse(third);
    if (!caseId.success || !meeting.success) return home;
    const screen = caseScreens[place as keyof typeof caseScreens];
    return { screen, ref: { database: database.data, case: caseId.data }, meeting: meeting.data };
  }
  return home;
}
