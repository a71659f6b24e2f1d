import { useEffect, useState } from 'react';

/** Milliseconds since 1970, read anew after as many milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** The time of day, refreshed often enough for hours and minutes: « 14:05 ». */
export function useTimeOfDay(): string {
  const now = new Date(useNow(5000));
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
}
