import type { CasePath } from '../../domain/caseFields';
import { checkIns } from '../../domain/identities';

/**
 * A spreadsheet shows a long number rounded, and saves what it shows: the last digits are gone. « 2,50036E+14 »,
 * « 250036E+14 », or « 250036000000000 » once the cell is given a format of numbers.
 */
const EXPONENT = /^[+-]?(\d([.,]\d+)?E[+-]?|\d[\d\s]*([.,]\d+)?E\+)\d{1,3}$/i;
const POWER_OF_TEN = /^[+-]?\d[\d\s]*([.,]\d+)?\s*[×x*·]\s*10\s*(\^\s*[+-]?\d{1,3}|[⁺⁻⁰¹²³⁴-⁹]{1,3})$/i;
/** No INS ends so: its order in the month is not 000, its key not 00. Six significant digits are what a cell shows. */
const ZEROS_OF_INS = /^\d+0{6}$/;
const ZEROS_OF_IPP = /^\d{5,}0{6,}$/;
const LONG = 12;

const isNumber = (path: CasePath): boolean => path === 'identity.ins' || path === 'identity.ipp';

export function isRounded(path: CasePath, text: string): boolean {
  // A person may have put blanks into it since: « 2,500 36 E+14 ».
  const close = isNumber(path) ? text.replace(/\s/g, '') : text;
  if (EXPONENT.test(close) || (isNumber(path) && POWER_OF_TEN.test(text))) return true;
  const digits = close.replace(/[.,]0+$/, '');
  return path === 'identity.ins' && digits.length >= LONG && ZEROS_OF_INS.test(digits);
}

/** Numbers that hospitals give may end in zeros: such a one is taken, with a word. */
export const mayBeRounded = (path: CasePath, text: string): boolean =>
  path === 'identity.ipp' && text.length >= LONG && ZEROS_OF_IPP.test(text.replace(/\s/g, ''));

/** « 250036123456780,00 » is the number, where it is a whole INS by its key. */
export function wholeIns(text: string): string {
  const ins = text.replace(/\s/g, '').toUpperCase();
  const whole = ins.replace(/[.,]0+$/, '');
  return whole !== ins && checkIns(whole).ok ? whole : ins;
}
