import type { TextWidth } from '../../../shared/domain/timeAxis';

/** The words, or as many of them as there is room for. */
export function fitted(words: string, room: number, width: TextWidth): string {
  if (width(words) <= room) return words;
  let [fits, fails] = [0, words.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (width(`${words.slice(0, middle).trimEnd()}…`) <= room) fits = middle;
    else fails = middle;
  }
  return `${words.slice(0, fits).trimEnd()}…`;
}

export interface StackedLabel {
  readonly words: string;
  /** The left end of its text. */
  readonly x: number;
  /** 0 is next to the axis. */
  readonly row: number;
}

interface Wanted {
  readonly at: number;
  readonly words: string;
}

/**
 * Labels above an axis, each beginning at its moment, in as many rows as they need so that none touches another. The
 * latest stands lowest: the line that leads down from an earlier one then passes to the left of it.
 * @returns in the order of what was given
 */
export function stackedLabels(
  wanted: readonly Wanted[],
  room: number,
  width: TextWidth,
): readonly StackedLabel[] {
  const gap = width('0');
  const rows: { from: number; to: number }[][] = [];
  const placed = new Map<number, StackedLabel>();
  const latestFirst = [...wanted.entries()].sort(([i, a], [j, b]) => b.at - a.at || i - j);
  for (const [index, { at, words: all }] of latestFirst) {
    const words = fitted(all, room, width);
    const x = Math.max(0, Math.min(at, room - width(words)));
    const to = x + width(words);
    const isFree = (row: readonly { from: number; to: number }[]) =>
      row.every((other) => to + gap <= other.from || other.to + gap <= x);
    const free = rows.findIndex(isFree);
    const row = free < 0 ? rows.push([]) - 1 : free;
    rows[row]?.push({ from: x, to });
    placed.set(index, { words, x, row });
  }
  return wanted.flatMap((_, index) => placed.get(index) ?? []);
}

/** A text in the figure: its middle and its lower edge. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

/**
 * Which of the labels of a curve are written: first those that matter most, then each that touches none of them.
 * @param ranked indexes of `spots`, what matters most first
 */
export function thinned(
  spots: readonly Spot[],
  ranked: readonly number[],
  type: number,
  width: TextWidth,
): ReadonlySet<number> {
  const kept = new Set<number>();
  const touches = (a: Spot, b: Spot) =>
    Math.abs(a.x - b.x) < (width(a.words) + width(b.words)) / 2 + width('0') / 2 &&
    Math.abs(a.y - b.y) < type * 1.1;
  for (const index of ranked) {
    const spot = spots[index];
    if (spot && [...kept].every((other) => !touches(spot, spots[other] ?? spot))) kept.add(index);
  }
  return kept;
}
