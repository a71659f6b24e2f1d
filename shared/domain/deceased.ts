import type { CaseValues } from './caseFields';
import { shortDate } from './french';

/**
 * « Patient décédé le 20/11/2026 », said before anything else of a case; null for a patient not known to be dead, and for
 * one of whom somebody said « Non ».
 */
export function deceasedWords(values: CaseValues): string | null {
  if (values['identity.deceased'] === false) return null;
  const day = values['identity.deathDate'];
  if (day) return `Patient décédé le ${shortDate(day)}`;
  return values['identity.deceased'] === true ? 'Patient décédé' : null;
}
