import type { TimeOfDay } from './brand';
import type { CaseValues } from './caseFields';
import { folded } from './french';
import type { CaseId } from './ids';

/** Minutes of one case, where nobody planned another time (a board's usual pace). */
export const USUAL_MINUTES = 3;
/** Somebody who joined by video is told of a delay from here on, in minutes. */
const TOLERANCE = 5;

export interface TimedCase {
  readonly case: CaseId;
  readonly isDecided: boolean;
  /** Planned, in minutes; undefined: as usual. */
  readonly minutes: number | undefined;
  /** Who presents it by video is there from then on. */
  readonly joinsAt: TimeOfDay | undefined;
  /** How long it was looked at, in milliseconds. */
  readonly spent: number;
}

/** Times are minutes since midnight of the day of the meeting. */
export interface TimetableLine {
  readonly case: CaseId;
  readonly planned: number;
  /** When it is likely to be its turn; null once it is decided. */
  readonly forecast: number | null;
  /** Against the time at which somebody joins by video. */
  readonly meets: 'early' | 'late' | 'inTime' | null;
}

export interface Timetable {
  readonly lines: readonly TimetableLine[];
  /** Of the last case. */
  readonly plannedEnd: number;
  readonly end: number;
}

export const minuteOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** « 14:05 »; past midnight it begins anew. */
export function timeAt(minute: number): TimeOfDay {
  const whole = ((Math.round(minute) % 1440) + 1440) % 1440;
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}` as TimeOfDay;
}

/** Of so many seconds: « 3:07 », « 1:02:10 » */
export function stopwatch(seconds: number): string {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/**
 * The times of a meeting: as planned, each case after the one before it, and as they are likely to be. From now on, the
 * case in view takes what is left of its time, at least nothing, then those that follow and those that were passed over,
 * in their order.
 * @param begins the planned beginning, in minutes since midnight
 * @param now null before the meeting is open: all is as planned
 */
export function timetable(
  cases: readonly TimedCase[],
  begins: number,
  now: { readonly minute: number; readonly current: CaseId | undefined } | null,
): Timetable {
  const planned = plannedTurns(cases, begins);
  const plannedEnd = begins + cases.reduce((sum, one) => sum + minutesOf(one), 0);
  const turns = now ? turnsFrom(cases, now) : { at: planned, end: plannedEnd };
  const lines = cases.map((one): TimetableLine => {
    const forecast = one.isDecided ? null : (turns.at.get(one.case) ?? null);
    return {
      case: one.case,
      planned: planned.get(one.case) ?? begins,
      forecast,
      meets: forecast === null ? null : meeting(forecast, one.joinsAt),
    };
  });
  return { lines, plannedEnd, end: turns.end };
}

const minutesOf = ({ minutes }: TimedCase): number => minutes ?? USUAL_MINUTES;

function plannedTurns(cases: readonly TimedCase[], begins: number): Map<CaseId, number> {
  let at = begins;
  return new Map(
    cases.map((one) => {
      const turn = at;
      at += minutesOf(one);
      return [one.case, turn];
    }),
  );
}

function turnsFrom(
  cases: readonly TimedCase[],
  { minute, current }: { readonly minute: number; readonly current: CaseId | undefined },
): { at: Map<CaseId, number>; end: number } {
  const here = Math.max(
    0,
    cases.findIndex((one) => one.case === current),
  );
  const order = [...cases.slice(here), ...cases.slice(0, here)].filter((one) => !one.isDecided);
  const turns = new Map<CaseId, number>();
  let at = minute;
  for (const one of order) {
    turns.set(one.case, at);
    at += Math.max(0, minutesOf(one) - one.spent / 60_000);
  }
  return { at: turns, end: at };
}

function meeting(forecast: number, joinsAt: TimeOfDay | undefined): TimetableLine['meets'] {
  if (joinsAt === undefined) return null;
  const wait = Math.floor(forecast) - minuteOf(joinsAt);
  if (wait < 0) return 'early';
  return wait > TOLERANCE ? 'late' : 'inTime';
}

/** Who presents a case: who is named for it, else who asks. */
export const presenterOf = (values: CaseValues): string | undefined =>
  values['request.presenter'] ?? values['request.requester'];

/**
 * The same order, with the cases of one presenter one after the other, where their first one stands. A case that names
 * nobody stays where it stands among the others.
 * @param presenterOf as it is written; compared without case, accents and punctuation
 */
export function togetherByPresenter<Line>(
  lines: readonly Line[],
  presenterOf: (line: Line) => string | undefined,
): Line[] {
  const groups = new Map<string, Line[]>();
  lines.forEach((line, at) => {
    const name = folded(presenterOf(line) ?? '');
    const key = name || `\0${at}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  });
  return [...groups.values()].flat();
}
