import { folded } from './french';
import { lists, specialtyName, type CodeListName } from '../terminology/codes';
import { usualSpecialties } from '../terminology/usualSpecialties';

/** Said of several specialties: offered for the one that is meant most often, and never taken for it. */
const meantMostOften: Readonly<Record<string, readonly string[]>> = {
  'G15_10/SM05': ['chirurgie', 'chirurgien'],
};

const usual = new Map(
  Object.entries({ ...usualSpecialties, ...meantMostOften }).map(([code, names]) => [
    code,
    [...new Set(names.map(folded))],
  ]),
);

/** Folded names besides the official one. */
export const usualNames = (code: string): readonly string[] => usual.get(code) ?? [];

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
