import { startTransition, useEffect, useState } from 'react';

/**
 * How many of a long list's entries are drawn by now: one slice a task, so that the page answers in between. What comes
 * later to a list that is drawn, up to a slice of it, is drawn at once.
 * @param slice as many as are drawn in well under 50 ms
 */
export function useSlices(wanted: number, slice: number): number {
  const [done, setDone] = useState(0);
  const drawn = Math.min(wanted, done + slice);
  useEffect(() => {
    if (done === drawn) return;
    const timer = setTimeout(() => startTransition(() => setDone(drawn)));
    return () => clearTimeout(timer);
  }, [done, drawn]);
  return drawn;
}
