import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { Decision } from '../../../shared/domain/decision';

/** What was undone or made anew last: fields that still show what was typed show what is stored, from then on. */
interface Turned {
  readonly count: number;
  readonly isUndone: boolean;
  /** The one that was taken back, or taken again. */
  readonly decision: Decision | null;
}
const useTurnedActs = create<Turned>(() => ({ count: 0, isUndone: false, decision: null }));

export const noteTurned = (isUndone: boolean, decision: Decision | undefined): void =>
  useTurnedActs.setState(({ count }) => ({ count: count + 1, isUndone, decision: decision ?? null }));

/** Called each time, for as long as the component is there. */
export function useTurned(onTurned: (turned: Turned) => void): void {
  const run = useRef(onTurned);
  useEffect(() => {
    run.current = onTurned;
  });
  useEffect(() => useTurnedActs.subscribe((turned) => run.current(turned)), []);
}
