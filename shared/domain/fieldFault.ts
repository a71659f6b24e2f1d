import { codeIn } from '../terminology/codes';
import { fieldSpec, isBlank, type CasePath } from './caseFields';
import { decimal } from './french';

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/**
 * Why a value of the right kind is none that the field takes: a code outside its closed list, a score outside its scale.
 * Asked of what comes in, never of what is stored, which older versions and other software may have written.
 * @param held what stands in the field: it may stay as it is
 * @returns a French clause without a full stop; null where nothing is wrong
 */
export function fieldFault(path: CasePath, value: unknown, held: readonly unknown[] = []): string | null {
  if (isBlank(value) || held.includes(value)) return null;
  const { kind, label, list, free = false, max } = fieldSpec(path);
  if (kind === 'points' && max !== undefined && Number(value) > max)
    return `«\u00a0${decimal(Number(value))}\u00a0» dépasse ce que compte «\u00a0${label}\u00a0», de 0 à ${max}`;
  if ((kind !== 'code' && kind !== 'codes') || !list || free) return null;
  const known = new Set(held.flatMap(textsOf));
  const outside = textsOf(value).find((code) => codeIn(list, code) === undefined && !known.has(code));
  return outside === undefined
    ? null
    : `«\u00a0${outside}\u00a0» n’est pas dans la liste de «\u00a0${label}\u00a0»`;
}
