import { z } from 'zod';
import { civilDay, type CivilDay } from './brand';
import { shortDate } from './french';

/** A day, a month or a year, as exactly as it is known: `2025-02-03`, `2025-02`, `2025`. Nothing is filled in. */
export const partialDaySchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .brand<'PartialDay'>();
export type PartialDay = z.infer<typeof partialDaySchema>;

/** A civil day is known in full. */
export const wholeDay = (day: CivilDay): PartialDay => day as string as PartialDay;

/** « 03/02/2025 », « 02/2025 », « 2025 » */
export function partialDayWords(day: PartialDay): string {
  if (day.length === 10) return shortDate(day);
  const [year = '', month] = day.split('-');
  return month === undefined ? year : `${month}/${year}`;
}

/** « le 03/02/2025 », « en 02/2025 », « en 2025 » */
export const onPartialDay = (day: PartialDay): string =>
  `${day.length === 10 ? 'le' : 'en'} ${partialDayWords(day)}`;

const DAY = 86_400_000;
const midnight = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for those of the former century.
  date.setUTCFullYear(year, month, day);
  return date.getTime();
};

/** The first and the last day that are meant, at midnight in milliseconds since 1970, which may be negative. */
export function spanOf(day: PartialDay | CivilDay): readonly [first: number, last: number] {
  const [year = 0, month, date] = day.split('-').map(Number);
  if (month === undefined) return [midnight(year, 0, 1), midnight(year + 1, 0, 1) - DAY];
  if (date === undefined) return [midnight(year, month - 1, 1), midnight(year, month, 1) - DAY];
  const only = midnight(year, month - 1, date);
  return [only, only];
}

/** Where it is drawn: the middle of the days that are meant. */
export function middleOf(day: PartialDay | CivilDay): number {
  const [first, last] = spanOf(day);
  return (first + last) / 2;
}

/** As it is typed in France: 03/02/2025, 02/2025, 2025, or in ISO; null when it is none. Years have four digits. */
export function partialDay(text: string): PartialDay | null {
  const trimmed = text.trim();
  const french = /^(?:(?:(\d{1,2})[/.\-\s])?(\d{1,2})[/.\-\s])?(\d{4})$/.exec(trimmed);
  const iso = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(trimmed);
  const glued = /^(\d\d)(\d\d)(\d{4})$/.exec(trimmed);
  const [day, month, year = ''] = iso ? [iso[3], iso[2], iso[1]] : ((glued ?? french)?.slice(1) ?? []);
  if (year === '') return null;
  const parts = [year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  if (day !== undefined && civilDay(parts) === null) return null;
  return partialDaySchema.safeParse(parts).data ?? null;
}
