import { folded } from './french';

const SMALL = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'et',
  'ou',
  'en',
  'au',
  'aux',
  'sai',
  ...'dlase',
  'es',
]);
const NEGATIONS = new Set(['non', 'pas', 'sans', 'aucun', 'aucune', 'hors']);

/** Signs that are a value, or part of one, and that folding drops: « HER2 : +++ », « > 8 », « T2 ? », « ER - ». */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\+/g, ' signeplus '],
  [/(?<=^|[\s(:])[-\u2212](?=$|[\s)]*$|\d)/g, ' signemoins '],
  [/[<\u2264]/g, ' signeinf '],
  [/[>\u2265]/g, ' signesup '],
  [/\u00b1/g, ' signeplusmoins '],
  [/%/g, ' signepourcent '],
  [/\?/g, ' signedoute '],
];

/** Folded words in which signs that carry meaning are kept, as words of their own. */
export const signed = (text: string): string =>
  folded(SIGNS.reduce((out, [sign, word]) => out.replace(sign, word), text));

/** The words of a text that carry meaning, folded, without plural endings and small words. */
export const tokens = (text: string): string[] =>
  signed(text)
    .split(' ')
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => (word.length > 2 ? word.replace(/[sx]$/, '') : word));

const within = (a: readonly string[], b: readonly string[]): boolean => a.every((word) => b.includes(word));

/** Whether two labels say the same in more or fewer words; a negation on one side only is never the same. */
export function sameWords(a: string, b: string): boolean {
  const [left, right] = [tokens(a), tokens(b)];
  const negations = (words: string[]): string[] => words.filter((word) => NEGATIONS.has(word));
  if (negations(left).length !== negations(right).length) return false;
  return within(left, right) || within(right, left);
}

/** Whether the first text only repeats words of the second; a text of signs, « +++ », is words too. */
export const addsNothing = (text: string, to: string): boolean => within(tokens(text), tokens(to));
