import { z } from 'zod';
import { plural } from './french';

/**
 * Wrong passphrases and recovery keys in a row. The growing delay keeps who passes by from guessing at the keyboard;
 * whoever takes the disk away meets Argon2id instead.
 */
export const triesSchema = z.object({
  failures: z.number().int().nonnegative(),
  /** Of the last one, milliseconds of the wall clock. */
  last: z.number(),
});
export type Tries = z.infer<typeof triesSchema>;

export const noTries: Tries = { failures: 0, last: 0 };

/** Mistyping happens to everybody. */
const FREE = 3;
const LONGEST_S = 300;

/** After the third 2 s, then 4, 8 … up to five minutes. Milliseconds. */
export const waitAfter = (failures: number): number =>
  failures < FREE ? 0 : Math.min(2 ** (failures - FREE + 1), LONGEST_S) * 1000;

/**
 * The same tries as the clock now stands. A clock that was set back neither shortens the wait nor makes it last until
 * it is right again, the wait begins anew.
 */
export const asOf = (tries: Tries, now: number): Tries =>
  tries.last > now ? { ...tries, last: now } : tries;

/** When the next try is let through; null when it is now. Milliseconds of the wall clock. */
export function tryAgainAt(tries: Tries, now: number): number | null {
  const at = tries.last + waitAfter(tries.failures);
  return at > now ? at : null;
}

/** « 8 secondes », « 2 minutes et 5 secondes » */
export function waitWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const words = [
    ...(minutes > 0 ? [plural(minutes, 'minute')] : []),
    ...(rest > 0 ? [plural(rest, 'seconde')] : []),
  ];
  return words.join(' et ');
}
