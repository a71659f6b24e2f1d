import type { CourseBar } from '../../../shared/domain/courseBars';
import { lanes } from '../../../shared/domain/courseBars';
import { shortDate } from '../../../shared/domain/french';
import type { IllnessCourse } from '../../../shared/domain/illnessCourse';
import { middleOf, partialDayWords, spanOf } from '../../../shared/domain/partialDay';
import { fitted, stackedLabels } from './labels';
import { timeScale, timeTicks, type TextWidth, type Tick } from '../../../shared/domain/timeAxis';

interface EventMark {
  /** Where it happened, from and to: wide where the day is known in part. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly words: string;
  readonly labelX: number;
  /** The lower edge of its words. */
  readonly labelY: number;
}

interface BarMark {
  readonly bar: CourseBar;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly y: number;
  readonly height: number;
}

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  /** Where the line of time runs. */
  readonly axisY: number;
  readonly ticks: readonly Tick[];
  readonly events: readonly EventMark[];
  readonly bars: readonly BarMark[];
  /** The day of the meeting. */
  readonly on: {
    readonly x: number;
    readonly words: string;
    readonly labelX: number;
    readonly labelY: number;
  };
}

/** What is drawn on the axis: null where no day is known. */
export function timelineLayout(
  { on, events, bars }: IllnessCourse,
  {
    width,
    type,
    textWidth,
  }: { readonly width: number; readonly type: number; readonly textWidth: TextWidth },
): TimelineLayout | null {
  if (events.length + bars.length === 0) return null;
  const today = middleOf(on);
  const moments = [
    today,
    ...events.flatMap(({ day }) => spanOf(day)),
    ...bars.flatMap(({ start, end }) => [start, end ?? start].map(middleOf)),
  ];
  const mark = type * 0.4;
  const scale = timeScale(moments, mark, width - mark);
  const line = type * 1.3;

  const said = events.map(({ day, words }) => `${partialDayWords(day)} ${words}`);
  const onWords = `${shortDate(on)} séance`;
  const at = [...events.map(({ day }) => scale(middleOf(day))), scale(today)];
  const labels = stackedLabels(
    at.map((x, index) => ({ at: x, words: said[index] ?? onWords })),
    width,
    textWidth,
  );
  const rows = Math.max(...labels.map(({ row }) => row)) + 1;
  const axisY = rows * line + type;
  const labelY = (row: number) => (rows - row) * line - type * 0.3;

  const top = axisY + type * 2.2;
  const barHeight = type * 0.6;
  const step = line + barHeight + type * 0.5;
  const endOf = ({ extent, start, end }: CourseBar): number => {
    if (end !== null) return scale(middleOf(end));
    return extent === 'ongoing' ? Math.max(scale(today), scale(middleOf(start))) : scale(middleOf(start));
  };
  const onLabel = labels.at(-1);
  return {
    width,
    height: bars.length === 0 ? top : top + bars.length * step,
    axisY,
    ticks: timeTicks(scale, textWidth),
    events: events.map(({ day }, index) => {
      const label = labels[index];
      const [from, to] = spanOf(day).map((moment) => scale(moment));
      return {
        from: from ?? 0,
        to: to ?? 0,
        at: at[index] ?? 0,
        words: label?.words ?? '',
        labelX: label?.x ?? 0,
        labelY: labelY(label?.row ?? 0),
      };
    }),
    bars: bars.map((bar, index) => {
      const [from, to] = [scale(middleOf(bar.start)), endOf(bar)];
      const words = barWords(bar, width, textWidth);
      return {
        bar,
        from,
        to,
        words,
        labelX: Math.max(0, Math.min(from, width - textWidth(words))),
        labelY: top + index * step + type,
        y: top + index * step + line,
        height: barHeight,
      };
    }),
    on: {
      x: scale(today),
      words: onLabel?.words ?? '',
      labelX: onLabel?.x ?? 0,
      labelY: labelY(onLabel?.row ?? 0),
    },
  };
}

/** « Chimiothérapie : 6 FEC 100, 12/03/2019 – 01/06/2019 »; where there is no room its name is cut, never its days. */
function barWords({ lane, words, when }: CourseBar, room: number, width: TextWidth): string {
  const kind = lanes[lane].name;
  const named = words.toLocaleLowerCase('fr').includes(kind.toLocaleLowerCase('fr'))
    ? words
    : `${kind}\u00a0: ${words}`;
  const days = `, ${when}`;
  return `${fitted(named, Math.max(0, room - width(days)), width)}${days}`;
}
