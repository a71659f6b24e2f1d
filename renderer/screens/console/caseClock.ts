import { useEffect, useMemo, useRef } from 'react';
import { create } from 'zustand';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import { longestOf } from '../../../shared/domain/meeting';
import { answerOr } from '../../components/session/queryState';
import { useNow } from '../../components/session/useTimeOfDay';
import { engine, useQuery } from '../../engine/client';

interface CaseClock {
  /** Milliseconds spent on each case before the one now on screen. */
  readonly spent: Readonly<Partial<Record<CaseId, number>>>;
  readonly running: { readonly case: CaseId; readonly since: number } | null;
}

/** How long each case has been on screen: what a lock or a crash left of it goes on. */
const useCaseClock = create<CaseClock>(() => ({ spent: {}, running: null }));

/** What is lost of it where the computer goes out, at most. */
const KEPT_EVERY_MS = 10_000;

/** With what runs now. */
function spentBy(now: number): CaseClock['spent'] {
  const { spent, running } = useCaseClock.getState();
  if (!running) return spent;
  return { ...spent, [running.case]: (spent[running.case] ?? 0) + now - running.since };
}

interface Timed extends MeetingRef {
  readonly cases: readonly { readonly case: CaseId }[];
}

/** Has the engine keep the times of a meeting as they are now. */
export function keepTimes({ database, meeting, cases }: Timed): void {
  const times = spentBy(Date.now());
  const spent = Object.fromEntries(
    cases.flatMap(({ case: id }) => (times[id] === undefined ? [] : [[id, times[id]]])),
  ) as Record<CaseId, number>;
  if (Object.keys(spent).length > 0) void engine().command('keepTimes', { database, meeting, spent });
}

/**
 * Counts for this case while the component is mounted and the meeting runs.
 * @param isKept whether this user conducts the meeting: the times are noted with it
 */
export function useTimeOn(
  meeting: Timed,
  current: CaseId | undefined,
  isRunning: boolean,
  isKept: boolean,
): void {
  const { database, meeting: id } = meeting;
  const before = answerOr(useQuery('times', { database, meeting: id }), null);
  useEffect(() => {
    if (!before) return;
    useCaseClock.setState(({ spent, running }) => {
      const longest = longestOf([spent, before]);
      // What was kept of the one that runs is in its running time too.
      return { spent: running ? { ...longest, [running.case]: spent[running.case] ?? 0 } : longest };
    });
  }, [before]);
  const isKnown = before !== null;
  useEffect(() => {
    if (current === undefined || !isRunning || !isKnown) return;
    const now = Date.now();
    // In one: all who show a time are drawn once.
    useCaseClock.setState({ spent: spentBy(now), running: { case: current, since: now } });
  }, [current, isRunning, isKnown]);
  const kept = useRef(meeting);
  useEffect(() => {
    kept.current = meeting;
  });
  useEffect(() => {
    if (!isRunning || !isKnown) return;
    const keep = () => {
      if (isKept) keepTimes(kept.current);
    };
    // Not at each change of case: the next one is read just then.
    const timer = setInterval(keep, KEPT_EVERY_MS);
    return () => {
      clearInterval(timer);
      keep();
      useCaseClock.setState({ spent: spentBy(Date.now()), running: null });
    };
  }, [isRunning, isKnown, isKept]);
}

const isRunningOn = (id: CaseId) => (clock: CaseClock) =>
  clock.running?.case === id ? clock.running.since : null;

/** Milliseconds before it was on the screen this time. */
export const useSpentBefore = (id: CaseId): number => useCaseClock((clock) => clock.spent[id] ?? 0);

/** Since when it is on the screen; null: another one is. */
export const useRunningSince = (id: CaseId): number | null => useCaseClock(isRunningOn(id));

/** Milliseconds, growing by the second for the case on screen. */
export function useSpentOn(id: CaseId): number {
  const spent = useSpentBefore(id);
  const since = useRunningSince(id);
  const now = useNow(1000);
  return since === null ? spent : spent + Math.max(0, now - since);
}

/** Milliseconds on each case, read anew every five seconds: forecasts need no more. */
export function useAllSpent(): CaseClock['spent'] {
  const now = useNow(5000);
  return useMemo(() => spentBy(now), [now]);
}
