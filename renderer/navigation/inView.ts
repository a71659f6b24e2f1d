import { create } from 'zustand';
import type { Place } from '../../shared/contracts/undo';
import type { CaseId } from '../../shared/domain/ids';
import type { Route } from './routes';

/** The case on the console, which goes from one to the next without another address. */
export const useCaseInView = create<{ readonly shown: CaseId | null }>(() => ({ shown: null }));

/** Whether the room is in a meeting: said by the console while one is open. */
export const useMeetingUnderWay = create<{ readonly isMeeting: boolean }>(() => ({ isMeeting: false }));

/** What is on the screen of all that can be taken back: nothing else is. */
export function placesInView(route: Route, shown: CaseId | null): readonly Place[] {
  switch (route.screen) {
    case 'agenda':
      return [{ kind: 'boards' }];
    case 'meeting':
      return [
        { kind: 'meeting', ...route.ref },
        { kind: 'members', database: route.ref.database },
      ];
    case 'case':
      return [{ kind: 'file', ...route.ref }];
    case 'console':
      return [
        ...(shown ? [{ kind: 'discussed', database: route.ref.database, case: shown } as const] : []),
        { kind: 'attendance', ...route.ref },
        { kind: 'order', ...route.ref },
      ];
    case 'inbox':
      return [{ kind: 'inbox' }];
    case 'people':
      return [{ kind: 'allMembers' }];
    case 'intake':
    case 'report':
    case 'settings':
      return [];
  }
}
