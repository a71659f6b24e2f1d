import { scaleUtc, type ScaleTime } from 'd3-scale';
import { shortDate } from './french';

export type TimeScale = ScaleTime<number, number>;

/** Pixels of a text in the figure's type. */
export type TextWidth = (text: string) => number;

const DAY = 86_400_000;

/**
 * Time from left to right, every day as wide as any other. One day alone stands in the middle of two months.
 * @param moments in milliseconds; at least one
 */
export function timeScale(moments: readonly number[], from: number, to: number): TimeScale {
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const around = first === last ? 30 * DAY : 0;
  return scaleUtc()
    .domain([first - around, last + around])
    .range([from, to]);
}

export interface Tick {
  readonly x: number;
  readonly words: string;
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** « 2019 », « 03/2019 » or « 12/03/2019 »: as little as tells all ticks of an axis. */
function tickWords(days: readonly string[]): readonly string[] {
  if (days.every((day) => day.endsWith('-01-01'))) return days.map((day) => day.slice(0, 4));
  if (days.every((day) => day.endsWith('-01'))) return days.map((day) => shortDate(day).slice(3));
  return days.map(shortDate);
}

/** As many days as can be named without touching: fewer are asked for until they fit. */
export function timeTicks(scale: TimeScale, width: TextWidth): readonly Tick[] {
  const [from = 0, to = 0] = scale.range();
  for (let count = 10; count > 0; count--) {
    const dates = scale.ticks(count);
    const words = tickWords(dates.map(iso));
    const ticks = dates
      .map((date, index) => ({ x: scale(date), words: words[index] ?? '' }))
      .filter(({ x, words: said }) => x - width(said) / 2 >= from - 1 && x + width(said) / 2 <= to + 1);
    const room = width('0');
    const isFree = ticks.every(({ x, words: said }, index) => {
      const next = ticks[index + 1];
      return !next || x + width(said) / 2 + room <= next.x - width(next.words) / 2;
    });
    if (isFree && ticks.length > 0) return ticks;
  }
  return [];
}
