import type { CivilDay } from './brand';
import type { CaseValues } from './caseFields';
import { courseBars, type CourseBar, type Unplaced } from './courseBars';
import { courseEvents, type CourseEvent, type EarlierDecision } from './courseEvents';
import { outcomeNames, type Decision } from './decision';
import { measureSeries, type MeasureSeries } from './measureSeries';
import type { MeetingId } from './ids';

/** The illness over the years, as the file tells it: only days that stand there, and what has none. */
export interface IllnessCourse {
  /** The day of the meeting, up to which what goes on is drawn. */
  readonly on: CivilDay;
  readonly events: readonly CourseEvent[];
  readonly bars: readonly CourseBar[];
  readonly series: readonly MeasureSeries[];
  readonly unplaced: readonly Unplaced[];
}

/** @param on the day of the meeting */
export function illnessCourse(
  values: CaseValues,
  on: CivilDay,
  earlier: readonly EarlierDecision[] = [],
): IllnessCourse {
  const { bars, unplaced } = courseBars(values);
  const measured = measureSeries(values['findings.measures'] ?? []);
  return {
    on,
    events: courseEvents(values, earlier),
    bars,
    series: measured.series,
    unplaced: [...unplaced, ...measured.unplaced.map((words) => ({ words, why: 'valeur incomplète' }))],
  };
}

/**
 * What earlier meetings decided, one version each.
 * @param decisions all versions, the newest first
 * @param meeting the one under way, whose own decision is not of the past
 */
export function earlierDecisions(
  decisions: readonly Decision[],
  meeting: MeetingId,
): readonly EarlierDecision[] {
  const latest = new Map<MeetingId, Decision>();
  for (const decision of decisions) {
    const known = latest.get(decision.meeting);
    if (!known || known.version < decision.version) latest.set(decision.meeting, decision);
  }
  return [...latest.values()]
    .filter((decision) => decision.meeting !== meeting && !decision.revoked)
    .map(({ at, outcome, text }) => ({
      day: at.slice(0, 10) as CivilDay,
      words: `RCP\u00a0: ${outcomeNames[outcome].toLocaleLowerCase('fr')}`,
      more: text,
    }));
}

export const isEmptyCourse = ({ events, bars, series, unplaced }: IllnessCourse): boolean =>
  events.length + bars.length + series.length + unplaced.length === 0;

/** The same with each text put through `mask`. Each value is named: whatever else there may be does not go along. */
export const maskedCourse = (course: IllnessCourse, mask: (text: string) => string): IllnessCourse => ({
  on: course.on,
  events: course.events.map(({ kind, day, words, more }) => ({
    kind,
    day,
    words: mask(words),
    more: mask(more),
  })),
  bars: course.bars.map(({ lane, words, when, more, extent, start, end }) => ({
    lane,
    words: mask(words),
    when,
    more: mask(more),
    extent,
    start,
    end,
  })),
  series: course.series.map(({ label, unit, points }) => ({
    label: mask(label),
    unit: mask(unit),
    points: points.map(({ day, value, words, bound }) => ({ day, value, words: mask(words), bound })),
  })),
  unplaced: course.unplaced.map(({ words, why }) => ({ words: mask(words), why })),
});
