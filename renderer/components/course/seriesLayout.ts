import { scaleLinear } from 'd3-scale';
import { decimal } from '../../../shared/domain/french';
import type { MeasureSeries, SeriesPoint } from '../../../shared/domain/measureSeries';
import { middleOf, partialDayWords, spanOf } from '../../../shared/domain/partialDay';
import { thinned, type Spot } from './labels';
import { timeScale, type TextWidth } from '../../../shared/domain/timeAxis';

interface PointMark {
  readonly point: SeriesPoint;
  readonly x: number;
  readonly y: number;
  /** Where its day may lie. */
  readonly from: number;
  readonly to: number;
  /** Null where it would touch another one: the table has them all. */
  readonly label: Spot | null;
  readonly date: Spot | null;
}

export interface SeriesLayout {
  readonly width: number;
  readonly height: number;
  /** The left end and the foot of the plot. */
  readonly left: number;
  readonly foot: number;
  readonly ticks: readonly { readonly y: number; readonly words: string }[];
  readonly points: readonly PointMark[];
}

/** What is written first: the last, the first, the highest, the lowest, then the later before the earlier. */
function ranked(points: readonly SeriesPoint[]): readonly number[] {
  const values = points.map(({ value }) => value);
  const telling = [
    points.length - 1,
    0,
    values.indexOf(Math.max(...values)),
    values.indexOf(Math.min(...values)),
  ];
  return [...new Set([...telling, ...points.map((_, index) => index).toReversed()])];
}

/** A curve on a linear scale from zero. */
export function seriesLayout(
  { points }: MeasureSeries,
  {
    width,
    type,
    textWidth,
  }: { readonly width: number; readonly type: number; readonly textWidth: TextWidth },
): SeriesLayout {
  const head = type * 1.8;
  const foot = head + type * 6;
  const highest = Math.max(...points.map(({ value }) => value));
  const y = scaleLinear()
    .domain([0, highest > 0 ? highest : 1])
    .nice(4)
    .range([foot, head]);
  const ticks = y.ticks(4).map((value) => ({ y: y(value), words: decimal(value) }));
  const left = Math.max(...ticks.map(({ words }) => textWidth(words))) + type * 0.8;
  const widest = Math.max(
    ...points.map(({ day, words }) => Math.max(textWidth(partialDayWords(day)), textWidth(words))),
  );
  // The words of the first and of the last one are as wide as any.
  const edge = Math.min(widest / 2, (width - left) / 2 - 1);
  const x = timeScale(
    points.flatMap(({ day }) => spanOf(day)),
    left + edge,
    width - edge,
  );
  const marks = points.map((point) => ({ point, x: x(middleOf(point.day)), y: y(point.value) }));
  const labels = marks.map((mark): Spot => ({ x: mark.x, y: mark.y - type * 0.6, words: mark.point.words }));
  const dates = marks.map((mark): Spot => ({
    x: mark.x,
    y: foot + type * 1.4,
    words: partialDayWords(mark.point.day),
  }));
  const order = ranked(points);
  const [saidLabels, saidDates] = [labels, dates].map((spots) => thinned(spots, order, type, textWidth));
  return {
    width,
    height: foot + type * 1.9,
    left,
    foot,
    ticks,
    points: marks.map((mark, index) => {
      const [from, to] = spanOf(mark.point.day).map((moment) => x(moment));
      return {
        ...mark,
        from: from ?? mark.x,
        to: to ?? mark.x,
        label: saidLabels?.has(index) ? (labels[index] ?? null) : null,
        date: saidDates?.has(index) ? (dates[index] ?? null) : null,
      };
    }),
  };
}
