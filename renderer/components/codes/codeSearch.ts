import { folded } from '../../../shared/domain/french';
import { nearestCodes, usualNames } from '../../../shared/domain/nearestCodes';
import {
  codeIn,
  lists,
  specialtyName,
  type Code,
  type CodeListName,
} from '../../../shared/terminology/codes';

interface Indexed {
  readonly code: Code;
  /** What a row shows. */
  readonly words: string;
  /** What is searched: code and words, hyphened words also as one (« radio-thérapie »). */
  readonly folded: string;
  readonly start: string;
  /** Other names that it is called by. */
  readonly usual: readonly string[];
}
const indexes = new Map<CodeListName, readonly Indexed[]>();

const indexed = (code: Code, words: string): Indexed => ({
  code,
  words,
  folded: ` ${folded(`${code.code} ${words}`)} ${folded(words.replaceAll('-', ''))} ${usualNames(code.code).join(' ')}`,
  start: folded(words),
  usual: usualNames(code.code),
});

/** Specialties under their short names, doctors first: the official list begins with machines and devices. */
function specialties(): readonly Indexed[] {
  const times = new Map<string, number>();
  for (const { code } of lists.specialty) {
    const name = specialtyName(code);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const rank = ({ code }: Code) => (code.startsWith('G15_10/SM') ? 0 : code.startsWith('G15_') ? 1 : 2);
  return lists.specialty
    .map((code) => {
      const name = specialtyName(code.code);
      return indexed(code, times.get(name) === 1 ? name : code.label.replace(/^Médecin - /, ''));
    })
    .sort((a, b) => rank(a.code) - rank(b.code) || a.words.localeCompare(b.words, 'fr'));
}

function indexOf(list: CodeListName): readonly Indexed[] {
  let index = indexes.get(list);
  if (!index) {
    index = list === 'specialty' ? specialties() : lists[list].map((code) => indexed(code, code.label));
    indexes.set(list, index);
  }
  return index;
}

export interface FoundCode {
  readonly code: string;
  readonly words: string;
}

/** How a code reads in the picker; one that the list does not hold is shown as it is. */
export function codeWords(list: CodeListName, code: string): string {
  if (codeIn(list, code) === undefined) return code;
  return indexOf(list).find((entry) => entry.code.code === code)?.words ?? code;
}

/** The code that is typed in full: the code itself, or words that one code alone has. */
export function codeTyped(list: CodeListName, text: string): string | undefined {
  const own = text.trim().toUpperCase();
  const words = folded(text);
  const all = indexOf(list);
  const byCode = all.find(({ code }) => code.code.toUpperCase() === own);
  if (byCode) return byCode.code.code;
  const named = all.filter((entry) => entry.start === words || entry.usual.includes(words));
  return named.length === 1 ? named[0]?.code.code : undefined;
}

/** Rows shown at most: beyond, one more typed letter is quicker than scrolling. */
export const SHOWN = 50;

/**
 * Every word typed must begin a word of the code or the label. First the codes that begin as typed, then the labels,
 * then the rest in the order of the list.
 */
export function searchCodes(list: CodeListName, text: string): { found: readonly FoundCode[]; more: number } {
  const typed = folded(text);
  const words = typed.split(' ').filter(Boolean);
  const code = text.trim().toUpperCase();
  const all = indexOf(list).filter((entry) => words.every((word) => entry.folded.includes(` ${word}`)));
  const rank = (entry: Indexed) =>
    entry.code.code.toUpperCase().startsWith(code) || entry.usual.includes(typed)
      ? 0
      : entry.start.startsWith(typed)
        ? 1
        : 2;
  const ranked = typed === '' ? all : [...all].sort((a, b) => rank(a) - rank(b));
  return {
    found: ranked.slice(0, SHOWN).map((entry) => ({ code: entry.code.code, words: entry.words })),
    more: Math.max(0, ranked.length - SHOWN),
  };
}

/** What words that the list does not hold may be meant for: its only match (« radio »), else the codes nearest to them. */
export function meantCodes(list: CodeListName, words: string): readonly string[] {
  const { found } = searchCodes(list, words);
  return found.length === 1 ? found.map(({ code }) => code) : nearestCodes(list, words);
}
