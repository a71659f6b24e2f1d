import type { CivilDay } from '../../domain/brand';
import type { CourseBar } from '../../domain/courseBars';
import { courseRows, type CourseRow } from '../../domain/courseRows';
import { shortDate } from '../../domain/french';
import { earlierDecisions, illnessCourse, type IllnessCourse } from '../../domain/illnessCourse';
import type { MeasureSeries } from '../../domain/measureSeries';
import { middleOf, partialDayWords, spanOf } from '../../domain/partialDay';
import { timeScale, timeTicks, type Tick, type TimeScale } from '../../domain/timeAxis';
import type { ReportedCase } from './inputs';

/** The width of the axis: every `x` counts from 0 to this. */
export const AXIS = 1000;

/** What is drawn beside a row, all on one axis. */
export type Drawn =
  /** Wide where the day is known in part. */
  | { readonly is: 'event'; readonly from: number; readonly to: number }
  | {
      readonly is: 'bar';
      readonly from: number;
      readonly to: number;
      readonly extent: CourseBar['extent'];
    }
  /** `y` from 0, for zero, to 1, for the highest value. */
  | { readonly is: 'curve'; readonly points: readonly CurvePoint[] };

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  /** The laboratory tells only that it is under or over. */
  readonly isBound: boolean;
}

interface PaperCourseRow {
  readonly when: string;
  readonly what: string;
  readonly drawn: Drawn;
}

/** The illness over time: its facts in words, each with its place on the axis of all. */
export interface PaperCourse {
  readonly rows: readonly PaperCourseRow[];
  readonly ticks: readonly Tick[];
  /** The day of the meeting. */
  readonly on: number;
  /** How the strokes that are drawn are read. */
  readonly legend: string;
  /** What no axis can show, and why. */
  readonly unplaced: readonly string[];
}

/** « Séance » is always there: its line is always named. */
const ON_LEGEND = 'trait tireté\u00a0: jour de la séance';

const barLegends: Record<CourseBar['extent'], string> = {
  closed: 'barre\u00a0: traitement',
  ongoing: 'flèche\u00a0: en cours',
  day: 'losange\u00a0: acte d’un jour',
  started: 'pointillé\u00a0: fin non précisée',
  cancelled: 'cadre vide\u00a0: arrêté ou annulé',
};

function legendsOf(drawn: Drawn): readonly string[] {
  switch (drawn.is) {
    case 'event':
      return ['disque\u00a0: évènement'];
    case 'bar':
      return [barLegends[drawn.extent]];
    case 'curve':
      return [
        'courbe\u00a0: à partir de zéro',
        ...(drawn.points.some(({ isBound }) => isBound) ? ['point creux\u00a0: borne du laboratoire'] : []),
      ];
  }
}

function legend(rows: readonly PaperCourseRow[]): string {
  const said = [...new Set([...rows.flatMap(({ drawn }) => legendsOf(drawn)), ON_LEGEND])].join('\u00a0; ');
  return `${said.slice(0, 1).toLocaleUpperCase('fr')}${said.slice(1)}.`;
}

/** Fewer facts are read faster than drawn. */
const FEWEST = 3;

/** Of the axis: a digit in the small print of its head, about a fiftieth of four inches and a half. */
const DIGIT = 19;

const isCurve = ({ points }: MeasureSeries): boolean => points.length > 1;

/** Whether a picture of it tells more than its lists. */
const isDrawnOnPaper = ({ events, bars, series }: IllnessCourse): boolean =>
  events.length + bars.length >= FEWEST || series.some(isCurve);

function placed(drawn: CourseRow['drawn'], scale: TimeScale, today: number): Drawn {
  if (drawn.is === 'event') {
    const [from, to] = spanOf(drawn.event.day);
    return { is: 'event', from: scale(from), to: scale(to) };
  }
  const { start, end, extent } = drawn.bar;
  const from = middleOf(start);
  const to = end !== null ? middleOf(end) : extent === 'ongoing' ? Math.max(today, from) : from;
  return { is: 'bar', from: scale(from), to: scale(to), extent };
}

function curveRow({ label, unit, points }: MeasureSeries, scale: TimeScale): PaperCourseRow {
  const highest = Math.max(...points.map(({ value }) => value), Number.MIN_VALUE);
  const [first, last] = [points[0], points.at(-1)];
  const said = (point: typeof first) => point && `${point.words} (${partialDayWords(point.day)})`;
  return {
    when: `${points.length} valeurs`,
    what: `${label}${unit === '' ? '' : ` (${unit})`}\u00a0: de ${said(first) ?? ''} à ${said(last) ?? ''}`,
    drawn: {
      is: 'curve',
      points: points.map(({ day, value, bound }) => ({
        x: scale(middleOf(day)),
        y: Math.max(0, value) / highest,
        isBound: bound !== null,
      })),
    },
  };
}

const momentsOf = ({ on, events, bars, series }: IllnessCourse): readonly number[] => [
  middleOf(on),
  ...events.flatMap(({ day }) => spanOf(day)),
  ...bars.flatMap(({ start, end }) => [start, end ?? start].map(middleOf)),
  ...series.flatMap(({ points }) => points.map(({ day }) => middleOf(day))),
];

export function paperCourse({ doc, meeting, meetingDate, decisions }: ReportedCase): PaperCourse | null {
  const course = illnessCourse(doc.values, meetingDate as CivilDay, earlierDecisions(decisions, meeting));
  if (!isDrawnOnPaper(course)) return null;
  const curves = course.series.filter(isCurve);
  const scale = timeScale(momentsOf({ ...course, series: curves }), 0, AXIS);
  const today = middleOf(course.on);
  const rows: readonly PaperCourseRow[] = [
    ...courseRows(course).map(({ when, what, drawn }) => ({
      when,
      what,
      drawn: placed(drawn, scale, today),
    })),
    {
      when: shortDate(course.on),
      what: 'Séance',
      drawn: { is: 'event', from: scale(today), to: scale(today) },
    },
    ...curves.map((one) => curveRow(one, scale)),
  ];
  return {
    rows,
    ticks: timeTicks(scale, (words) => words.length * DIGIT),
    on: scale(today),
    legend: legend(rows),
    unplaced: course.unplaced.map(({ words, why }) => `${words} (${why})`),
  };
}
