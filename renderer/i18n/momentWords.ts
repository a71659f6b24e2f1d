import type { Instant } from '../../shared/domain/brand';
import { clockTime, inRoom, longDate } from '../../shared/domain/french';

let known: string | null = null;
/** Asked once: to ask takes a hundred times as long as to use it. */
const zone = (): string => (known ??= Intl.DateTimeFormat().resolvedOptions().timeZone);

/** « le mardi 24 novembre 2026 à 14 h 32 », on this computer's clock. */
export function momentWords(at: Instant): string {
  const { day, time } = inRoom(at, zone());
  return `le ${longDate(day)} à ${clockTime(time)}`;
}

/** « 14 h 32 », on this computer's clock. */
export const timeWords = (at: Instant): string => clockTime(inRoom(at, zone()).time);
