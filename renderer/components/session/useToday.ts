import { useEffect, useState } from 'react';
import type { CivilDay } from '../../../shared/domain/brand';

/** The civil day on this computer's clock. */
export function civilToday(now = new Date()): CivilDay {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as CivilDay;
}

/** Today, also for a window that stays open over midnight. */
export function useToday(): CivilDay {
  const [today, setToday] = useState(civilToday);
  useEffect(() => {
    const timer = setInterval(() => setToday(civilToday()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
