import { ageAt } from './french';

/** Nobody in care today was born before, and nobody grew older: beyond, the date was mistyped. */
const FIRST_YEAR = 1880;
const OLDEST = 125;

/** Why nobody can have been born on that day, as a sentence; null where one can. @param on the civil day it is asked on */
export function birthDoubt(birth: string, on: string): string | null {
  if (birth > on) return 'Cette date de naissance est dans l’avenir.';
  if (Number(birth.slice(0, 4)) < FIRST_YEAR)
    return `Cette date de naissance est avant ${FIRST_YEAR}\u00a0: l’année est à vérifier.`;
  const age = ageAt(birth, on);
  return age > OLDEST
    ? `Cette date de naissance donnerait ${age}\u00a0ans\u00a0: l’année est à vérifier.`
    : null;
}

/** Whole years; null where nobody can be born on that day: an age that is none is never shown. */
export const ageOf = (birth: string, on: string): number | null =>
  birthDoubt(birth, on) === null ? ageAt(birth, on) : null;
