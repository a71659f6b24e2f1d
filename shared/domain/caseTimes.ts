import type { CaseId, MeetingId } from './ids';
import { longestOf, type Times } from './meeting';

/** How long each case was in view at each meeting: one that is presented again begins there at nothing. */
type SpentAt = Readonly<Partial<Record<MeetingId, Times>>>;

export interface CaseClock {
  /** Milliseconds, before the case now in view. */
  readonly spent: SpentAt;
  /** The one in view, and since when, in milliseconds since 1970. */
  readonly running: { readonly meeting: MeetingId; readonly case: CaseId; readonly since: number } | null;
}

export const stillClock: CaseClock = { spent: {}, running: null };

/** With what runs, as it is at that moment. */
export function spentUpTo({ spent, running }: CaseClock, now: number): SpentAt {
  if (!running) return spent;
  const { meeting, case: id, since } = running;
  const there = spent[meeting];
  return { ...spent, [meeting]: { ...there, [id]: (there?.[id] ?? 0) + now - since } };
}

/** With what was kept of a meeting. What was kept of the case that runs there is in its running time too. */
export function knowing({ spent, running }: CaseClock, meeting: MeetingId, kept: Times): SpentAt {
  const there = spent[meeting];
  const longest = longestOf([there, kept]);
  const isThere = running?.meeting === meeting;
  return {
    ...spent,
    [meeting]: isThere ? { ...longest, [running.case]: there?.[running.case] ?? 0 } : longest,
  };
}
