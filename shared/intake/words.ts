import { folded } from '../domain/french';
import { codeIn, formerCodes, lists, presentCode, type CodeListName } from '../terminology/codes';

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

const byLabel = new Map<CodeListName, Map<string, string | null>>();

/** The code of that label, null when none or several have it. */
export function codeOfLabel(list: CodeListName, label: string): string | null {
  let index = byLabel.get(list);
  if (!index) {
    index = new Map();
    for (const { code, label: own } of lists[list]) {
      const key = folded(own);
      index.set(key, index.has(key) ? null : code);
    }
    const taken = new Set(index.keys());
    for (const { code, former } of formerCodes(list)) {
      const key = folded(former?.label ?? '');
      const present = presentCode(list, code);
      if (!taken.has(key)) index.set(key, index.has(key) && index.get(key) !== present ? null : present);
    }
    byLabel.set(list, index);
  }
  return index.get(folded(label)) ?? null;
}

/**
 * « OMS 1 », « PS 1 », « ECOG : 1 », « grade 1 », « 1 » (5 is not in the list: shared/domain/README.md, "Performance
 * status").
 */
export function whoCode(text: string): string | null {
  const grade = /^(?:oms|ps|ecog|who|stade|grade|echelle de performance oms stade)?\s*([0-4])$/.exec(
    folded(text),
  )?.[1];
  return grade === undefined ? null : (lists.whoStatus[Number(grade)]?.code ?? null);
}

const SIDES: Record<string, string> = {
  d: '24028007',
  dt: '24028007',
  droit: '24028007',
  droite: '24028007',
  g: '7771000',
  gche: '7771000',
  gauche: '7771000',
  bilateral: '51440002',
  bilaterale: '51440002',
  'non applicable': '385432009',
};

/** NCIT codes of sides that files use in place of the SNOMED CT ones of the list (shared/domain/README.md, "TNM"). */
export const NCIT_SIDES: Record<string, string> = {
  C25228: '24028007',
  C25229: '7771000',
  C13332: '51440002',
};

/** The official code for a code or a label typed by a person; null when the list has none, or more than one. */
export function codeFromWords(list: CodeListName, text: string): string | null {
  const typed = text.trim();
  if (codeIn(list, typed)) return presentCode(list, typed);
  if (list === 'whoStatus') return whoCode(typed) ?? codeOfLabel(list, typed);
  if (list === 'laterality')
    return NCIT_SIDES[typed.toUpperCase()] ?? SIDES[folded(typed).replace(/^cote /, '')] ?? null;
  const upper = typed.toUpperCase().replace(/\s+/g, '');
  const shaped =
    list === 'cim10'
      ? upper.replace(/^([A-Z]\d\d)\.?(\d)$/, '$1.$2')
      : list === 'cimo3'
        ? upper.replace(/^M?-?(\d{4})\/?(\d)$/, '$1/$2')
        : upper;
  if (codeIn(list, shaped)) return presentCode(list, shaped);
  // « C50.4 - Quadrant supéro-externe du sein »: the code counts only when the words say the same.
  const [, code, label] = /^(\S+)\s*[-–—:]\s*(\S.*)$/.exec(typed) ?? [];
  const leading = code && label ? codeIn(list, code.toUpperCase()) : undefined;
  if (leading && label && sameWords(leading.label, label)) return presentCode(list, leading.code);
  return codeOfLabel(list, typed);
}

/** Oui, non and their short forms; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const word = folded(text);
  if (/^(oui|o|vrai|true|yes|1|x)$/.test(word)) return true;
  return /^(non|n|faux|false|no|0)$/.test(word) ? false : null;
}
