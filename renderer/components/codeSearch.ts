import { folded } from '../../shared/domain/french';
import { lists, type Code, type CodeListName } from '../../shared/terminology/codes';

interface Indexed {
  readonly code: Code;
  readonly folded: string;
}
const indexes = new Map<CodeListName, readonly Indexed[]>();

function indexOf(list: CodeListName): readonly Indexed[] {
  let index = indexes.get(list);
  if (!index) {
    index = lists[list].map((code) => ({ code, folded: ` ${folded(`${code.code} ${code.label}`)}` }));
    indexes.set(list, index);
  }
  return index;
}

/** Rows shown at most: beyond, one more typed letter is quicker than scrolling. */
export const SHOWN = 50;

/** Every word typed must begin a word of the code or the label; the codes that begin as typed come first. */
export function searchCodes(list: CodeListName, text: string): { codes: readonly Code[]; more: number } {
  const words = folded(text).split(' ').filter(Boolean);
  const code = text.trim().toUpperCase();
  const found = indexOf(list).filter((entry) => words.every((word) => entry.folded.includes(` ${word}`)));
  const first = code === '' ? [] : found.filter((entry) => entry.code.code.toUpperCase().startsWith(code));
  const rest = first.length === 0 ? found : found.filter((entry) => !first.includes(entry));
  const ranked = [...first, ...rest];
  return {
    codes: ranked.slice(0, SHOWN).map((entry) => entry.code),
    more: Math.max(0, ranked.length - SHOWN),
  };
}
