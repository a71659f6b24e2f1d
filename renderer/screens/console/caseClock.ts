import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { MeetingRef } from '../../../shared/contracts/views';
import { knowing, spentUpTo, stillClock, type CaseClock } from '../../../shared/domain/caseTimes';
import type { CaseId, MeetingId } from '../../../shared/domain/ids';
import type { Times } from '../../../shared/domain/meeting';
import { answerOr } from '../../components/session/queryState';
import { useNow } from '../../components/session/useTimeOfDay';
import { engine, useQuery } from '../../engine/client';

/** How long each case has been on screen at its meeting: what a lock or a crash left of it goes on. */
const useCaseClock = create<CaseClock>(() => stillClock);

/** What is lost of it where the computer goes out, at most. */
const KEPT_EVERY_MS = 10_000;

const spentBy = (now: number): CaseClock['spent'] => spentUpTo(useCaseClock.getState(), now);

const noTimes: Times = {};

/** Has the engine keep the times of a meeting as they are now. */
export function keepTimes({ database, meeting }: MeetingRef): void {
  const spent = (spentBy(Date.now())[meeting] ?? noTimes) as Record<CaseId, number>;
  if (Object.keys(spent).length > 0) void engine().command('keepTimes', { database, meeting, spent });
}

/**
 * Counts for this case while the component is mounted and the meeting runs.
 * @param isKept whether this user conducts the meeting: the times are noted with it
 */
export function useTimeOn(
  { database, meeting }: MeetingRef,
  current: CaseId | undefined,
  isRunning: boolean,
  isKept: boolean,
): void {
  const before = answerOr(useQuery('times', { database, meeting }), null);
  useEffect(() => {
    if (before) useCaseClock.setState((clock) => ({ spent: knowing(clock, meeting, before) }));
  }, [before, meeting]);
  const isKnown = before !== null;
  useEffect(() => {
    if (current === undefined || !isRunning || !isKnown) return;
    const now = Date.now();
    // In one: all who show a time are drawn once.
    useCaseClock.setState({ spent: spentBy(now), running: { meeting, case: current, since: now } });
  }, [meeting, current, isRunning, isKnown]);
  useEffect(() => {
    if (!isRunning || !isKnown) return;
    const keep = () => {
      if (isKept) keepTimes({ database, meeting });
    };
    // Not at each change of case: the next one is read just then.
    const timer = setInterval(keep, KEPT_EVERY_MS);
    return () => {
      clearInterval(timer);
      keep();
      useCaseClock.setState({ spent: spentBy(Date.now()), running: null });
    };
  }, [database, meeting, isRunning, isKnown, isKept]);
}

/** Milliseconds before it was on the screen this time. */
export const useSpentBefore = (meeting: MeetingId, id: CaseId): number =>
  useCaseClock(({ spent }) => spent[meeting]?.[id] ?? 0);

/** Since when it is on the screen; null: another one is. */
export const useRunningSince = (meeting: MeetingId, id: CaseId): number | null =>
  useCaseClock(({ running }) => (running?.meeting === meeting && running.case === id ? running.since : null));

/** Milliseconds, growing by the second for the case on screen. */
export function useSpentOn(meeting: MeetingId, id: CaseId): number {
  const spent = useSpentBefore(meeting, id);
  const since = useRunningSince(meeting, id);
  const now = useNow(1000);
  return since === null ? spent : spent + Math.max(0, now - since);
}

/** Milliseconds on each case of a meeting, read anew every five seconds: forecasts need no more. */
export function useAllSpent(meeting: MeetingId): Times {
  const now = useNow(5000);
  return useMemo(() => spentBy(now)[meeting] ?? noTimes, [now, meeting]);
}
