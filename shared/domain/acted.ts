import type { StoredOf, StoredType } from './stored';

/**
 * What each act on a document signs, beside the values of a case: what of it changes without a signature is nobody's word.
 * What is not here is written once, or by who lays the document down (the year of a board, whom a presence is of).
 */
export const acted: { readonly [T in StoredType]?: readonly (keyof StoredOf<T>)[] } = {
  board: ['name', 'quorum', 'members', 'phrases', 'asksPin'],
  meeting: [
    ...(['date', 'time', 'place', 'mode', 'state', 'order', 'chair'] as const),
    ...(['openedAt', 'closedAt', 'attendanceValidated', 'durations'] as const),
  ],
  case: ['meeting', 'discussion', 'withdrawn', 'files'],
  attendance: ['expected', 'spans', 'written', 'signature'],
  report: ['issues'],
};

/** Of these, whose value names who did it (`by`): it is that one's act, whoever puts it back. */
export const named: readonly string[] = ['attendanceValidated'];
