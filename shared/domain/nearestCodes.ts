import { folded } from './french';
import { lists, specialtyName, type CodeListName } from '../terminology/codes';

/**
 * What specialties are called on the ward and the official list does not say (README.md, "Specialties"), folded. A
 * name given to several codes stands with the one that is meant most often.
 */
const usual: Readonly<Record<string, readonly string[]>> = {
  'G15_10/SM01': ['anatomopathologie', 'anapath', 'anatomopathologiste', 'pathologiste'],
  'G15_10/SM05': ['chirurgie', 'chirurgien'],
  'G15_10/SM08': ['orthopedie', 'orthopediste'],
  'G15_10/SM09': ['chirurgie pediatrique'],
  'G15_10/SM10': ['chirurgie plastique', 'chirurgie reconstructrice'],
  'G15_10/SM11': ['chirurgie thoracique', 'chirurgien thoracique'],
  'G15_10/SM12': ['urologie', 'urologue'],
  'G15_10/SM14': ['chirurgie viscerale', 'chirurgie digestive', 'chirurgien viscéral'].map(folded),
  'G15_10/SM15': ['dermatologie', 'dermatologue'],
  'G15_10/SM17': ['oncogenetique', 'geneticien'],
  'G15_10/SM18': ['oncogeriatrie', 'geriatre'],
  'G15_10/SM20': ['gynecologie', 'gynecologue', 'chirurgie gynecologique'],
  'G15_10/SM21': ['hematologue'],
  'G15_10/SM24': ['gastroenterologie', 'gastro enterologue', 'hepatologie', 'hepatologue'],
  'G15_10/SM28': ['medecin nucleaire'],
  'G15_10/SM31': ['neurochirurgie', 'neurochirurgien'],
  'G15_10/SM34': ['orl'],
  'G15_10/SM36': ['oncologie medicale', 'oncologue medical', 'oncologue', 'oncologie'],
  'G15_10/SM37': ['radiotherapie', 'oncologie radiotherapie', 'radiotherapeute', 'oncologue radiotherapeute'],
  'G15_10/SM41': ['pneumologue'],
  'G15_10/SM74': ['radiologie', 'radiologue', 'imagerie', 'imagerie medicale'],
  'G15_10/SM94': ['radiologie interventionnelle'],
};

/** Folded names besides the official one. */
export const usualNames = (code: string): readonly string[] => usual[code] ?? [];

const pairs = (text: string): ReadonlySet<string> => {
  const word = ` ${folded(text)} `;
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, i) => word.slice(i, i + 2)));
};

/** From 0 to 1: the pairs of letters that two texts share (Dice), which bears a wrong or missing letter. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** Less is shared by chance. */
const LIKE = 0.5;

/** The codes whose names are nearest to what was written, the nearest first; none that only chance brings near. */
export function nearestCodes(list: CodeListName, text: string, most = 3): readonly string[] {
  const written = pairs(text);
  const rated = lists[list].map(({ code, label }) => {
    const names = list === 'specialty' ? [specialtyName(code), ...usualNames(code)] : [label];
    return { code, rate: Math.max(...names.map((name) => likeness(written, pairs(name)))) };
  });
  return rated
    .filter(({ rate }) => rate >= LIKE)
    .sort((a, b) => b.rate - a.rate)
    .slice(0, most)
    .map(({ code }) => code);
}
