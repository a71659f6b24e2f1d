import { create } from 'zustand';

interface Sentence {
  readonly id: number;
  readonly words: string;
}

/** Those that a reader may not have read yet when the next one comes. */
const KEPT = 3;
let count = 0;

/** What was said last, the newest at the end. */
export const useSaidAloud = create<{ readonly sentences: readonly Sentence[] }>(() => ({ sentences: [] }));

/** Has a screen reader say this once what it is reading is read. The same words twice are said twice. */
export function sayAloud(words: string): void {
  if (words === '') return;
  count += 1;
  const next = { id: count, words };
  useSaidAloud.setState(({ sentences }) => ({ sentences: [...sentences, next].slice(-KEPT) }));
}
