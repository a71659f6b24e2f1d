import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { CaseId } from '../../../shared/domain/ids';

interface CaseClock {
  /** Milliseconds spent on each case before the one now on screen. */
  readonly spent: Readonly<Partial<Record<CaseId, number>>>;
  readonly running: { readonly case: CaseId; readonly since: number } | null;
}

/** How long each case has been on screen since the console was opened here. */
const useCaseClock = create<CaseClock>(() => ({ spent: {}, running: null }));

function stop(now: number): void {
  const { spent, running } = useCaseClock.getState();
  if (!running) return;
  const before = spent[running.case] ?? 0;
  useCaseClock.setState({ spent: { ...spent, [running.case]: before + now - running.since }, running: null });
}

/** Counts for this case while the component is mounted and the meeting runs. */
export function useTimeOn(current: CaseId | undefined, isRunning: boolean): void {
  useEffect(() => {
    if (current === undefined || !isRunning) return;
    useCaseClock.setState({ running: { case: current, since: Date.now() } });
    return () => stop(Date.now());
  }, [current, isRunning]);
}

function useNow(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** Milliseconds, growing by the second for the case on screen. */
export function useSpentOn(id: CaseId): number {
  const spent = useCaseClock((clock) => clock.spent[id] ?? 0);
  const since = useCaseClock((clock) => (clock.running?.case === id ? clock.running.since : null));
  const now = useNow(1000);
  return since === null ? spent : spent + Math.max(0, now - since);
}

/** The time of day, refreshed often enough for hours and minutes. */
export function useTimeOfDay(): string {
  const now = new Date(useNow(5000));
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}

/** « 3:07 », « 1:02:10 » */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
