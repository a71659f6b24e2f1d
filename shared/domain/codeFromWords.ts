import { codeIn, formerCodes, lists, presentCode, type CodeListName } from '../terminology/codes';
import { folded } from './french';
import { sameWords } from './sameWords';

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
 * « OMS 1 », « PS 1 », « ECOG : 1 », « grade 1 », « 1 » (5 is not offered: README.md, "Performance status").
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

/** NCIT codes of sides that files use in place of the SNOMED CT ones of the list (README.md, "TNM"). */
export const NCIT_SIDES: Record<string, string> = {
  C25228: '24028007',
  C25229: '7771000',
  C13332: '51440002',
};

/** The official code for a code or a label typed by a person; null when the list has none or several, or with a « ? ». */
export function codeFromWords(list: CodeListName, text: string): string | null {
  const typed = text.trim();
  if (typed.includes('?')) return null;
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

/** Oui, non and their short forms; null for anything else, « Oui ? » too. */
export function yesOrNo(text: string): boolean | null {
  if (text.includes('?')) return null;
  const word = folded(text);
  if (/^(oui|o|vrai|true|yes|1|x)$/.test(word)) return true;
  return /^(non|n|faux|false|no|0)$/.test(word) ? false : null;
}
