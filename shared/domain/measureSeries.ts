import { folded } from './french';
import { markerOf } from './markers';
import { measureWords, quantityWords, resultWords, type Measure } from './measure';
import { middleOf, type PartialDay } from './partialDay';
import { converted, measuredBy, unitWritten } from './units';

export interface SeriesPoint {
  readonly day: PartialDay;
  /** In the unit of its series. */
  readonly value: number;
  /** As it was given, with its unit where that is another one. */
  readonly words: string;
  /** The laboratory tells only that it is under or over `value`. */
  readonly bound: 'under' | 'over' | null;
}

/** One curve: one marker in units that measure the same. */
export interface MeasureSeries {
  readonly label: string;
  /** Empty where none was given. */
  readonly unit: string;
  /** The earliest first. */
  readonly points: readonly SeriesPoint[];
}

type Placed = Measure & { readonly value: string; readonly date: PartialDay };
const isPlaced = (measure: Measure): measure is Placed =>
  measure.value !== undefined && measure.date !== undefined;

const keyOf = ({ marker, label, unit = '' }: Measure): string =>
  `${marker ?? folded(label)} ${measuredBy(unit).kind}`;

/** The usual unit of the marker where it was used, else the latest one. */
function unitOf(of: readonly Placed[]): string {
  const used = of.map(({ unit = '' }) => unitWritten(unit));
  return markerOf(of[0]?.marker)?.units.find((unit) => used.includes(unit)) ?? used.at(-1) ?? '';
}

function pointOf(measure: Placed, unit: string): SeriesPoint {
  const { value, comparator, date } = measure;
  const own = unitWritten(measure.unit ?? '');
  return {
    day: date,
    value: own === unit ? Number(value) : converted(Number(value), own, unit),
    words: own === unit ? resultWords(measure) : quantityWords(measure),
    bound: comparator === undefined ? null : comparator.startsWith('<') ? 'under' : 'over',
  };
}

/** The curves of a file, and what none of them can show. Values of two kinds of unit are two curves, never one. */
export function measureSeries(measures: readonly Measure[]): {
  readonly series: readonly MeasureSeries[];
  readonly unplaced: readonly string[];
} {
  const placed = measures.filter(isPlaced);
  const keys = [...new Set(placed.map(keyOf))];
  const series = keys.map((key): MeasureSeries => {
    const of = placed
      .filter((measure) => keyOf(measure) === key)
      .sort((a, b) => middleOf(a.date) - middleOf(b.date));
    const unit = unitOf(of);
    return { label: of[0]?.label ?? '', unit, points: of.map((measure) => pointOf(measure, unit)) };
  });
  return { series, unplaced: measures.filter((measure) => !isPlaced(measure)).map(measureWords) };
}
