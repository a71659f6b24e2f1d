/** Clinical or pathological: what the LOINC code of the question says, and the TNM code often does not. */
export type TnmKind = 'c' | 'p';
export type TnmLetter = 'T' | 'N' | 'M';

interface TnmCode {
  readonly code: string;
  /** A prefix of the code says the other kind. */
  readonly denies: boolean;
  /** It has not the form of a TNM code, and stands as it is. */
  readonly isOdd: boolean;
}

/** Prefixes (c, p, y after treatment, r relapse, a autopsy), letter, and what follows: « 2 », « X », « is », « + ». */
const FULL = /^([cpyra]*)([TNM])((?:[0-4X](?!\d)|is(?![a-z])|a(?![a-z])|[+-]).*)$/is;
/** The value alone, under a question that says the letter. */
const VALUE = /^([cpyra]*)()((?:[0-4X][a-d]?(?:mi)?|is)(?:\([^)]*\))?)$/i;

/**
 * « pT2 » of `T2`, `t 2` or `2` in the pathological question. y and r say when, neither c nor p: `yT2` is « ypT2 ».
 * An autopsy is pathological by itself. README.md, "TNM".
 */
export function tnmWithKind(given: string, letter: TnmLetter, kind: TnmKind): TnmCode {
  const close = given.trim().replace(/^([cpyra]*)\s*([TNM])\s*/i, '$1$2');
  const [, before, own, value] = FULL.exec(close) ?? VALUE.exec(close) ?? [];
  const isOther = !!own && own.toUpperCase() !== letter;
  if (before === undefined || value === undefined || isOther || (letter !== 'T' && /^(a|is)/i.test(value)))
    return { code: given, denies: false, isOdd: true };
  const prefix = before.toLowerCase();
  const says = { c: prefix.includes('c'), p: /[pa]/.test(prefix) };
  const full = says.c || says.p ? prefix : `${prefix}${kind}`;
  const tail = value.replace(/^x/i, 'X').replace(/^is/i, 'is');
  return {
    code: `${full}${letter}${tail}`,
    denies: kind === 'c' ? says.p : says.c,
    isOdd: false,
  };
}
