import { useEffect } from 'react';
import { useMeetingUnderWay } from '../navigation/inView';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;
const CHECK_MS = 10_000;

/** During a meeting nobody may touch the keyboard for long; a meeting that is over was left open. */
const ROOM_MINUTES = 120;

/** A locked screen before the room would stop the meeting: there the computer's own lock decides, or two hours. */
export const idleLimit = (minutes: number | null, isMeeting: boolean): number | null =>
  minutes !== null && isMeeting ? Math.max(minutes, ROOM_MINUTES) : minutes;

/** Calls `lock` once nobody has touched keyboard or mouse for so many minutes. */
export function useIdleLock(minutes: number | null, lock: () => void): void {
  const isMeeting = useMeetingUnderWay((room) => room.isMeeting);
  const limit = idleLimit(minutes, isMeeting);
  useEffect(() => {
    if (limit === null) return;
    // The clock is compared rather than one long timer trusted: a sleeping computer stops timers, not the clock. The
    // first movement after the sleep asks too, before it counts as a sign of life.
    let last = Date.now();
    const isOver = () => Date.now() - last >= limit * 60_000;
    const touched = () => {
      if (isOver()) lock();
      else last = Date.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (isOver()) lock();
    }, CHECK_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [limit, lock]);
}
