import { useEffect } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Calls `lock` once nobody has touched keyboard or mouse for so many minutes. */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  useEffect(() => {
    if (minutes === null) return;
    // The clock is compared rather than one long timer trusted: a sleeping computer stops timers, not the clock.
    let last = Date.now();
    const touched = () => {
      last = Date.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) lock();
    }, 10_000);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [minutes, lock]);
}
