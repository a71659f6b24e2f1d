/**
 * Something to know since the workstation was unlocked: a sentence of its own, or the present state of what is counted.
 * Of the latter only the newest is kept, whatever it is about.
 */
export type Notice = string | { readonly about: string; readonly words: string };

export const wordsOf = (notice: Notice): string => (typeof notice === 'string' ? notice : notice.words);

const isSame = (a: Notice, b: Notice): boolean =>
  wordsOf(a) === wordsOf(b) || (typeof a === 'object' && typeof b === 'object' && a.about === b.about);

/** With the news, the newest first: the strip shows few. The same list where they tell nothing new. */
export function withNews(told: readonly Notice[], news: readonly Notice[]): readonly Notice[] {
  const unknown = news.filter((one) => !told.some((other) => wordsOf(other) === wordsOf(one)));
  if (unknown.length === 0) return told;
  const updated = told.map((old) => unknown.find((one) => isSame(one, old)) ?? old);
  return [...unknown.filter((one) => !updated.includes(one)), ...updated];
}
