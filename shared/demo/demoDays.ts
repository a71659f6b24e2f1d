import type { CivilDay } from '../domain/brand';
import { ageAt, shortDate } from '../domain/french';

const DAY = 86_400_000;
const midnight = (day: CivilDay): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (milliseconds: number): CivilDay =>
  new Date(milliseconds).toISOString().slice(0, 10) as CivilDay;

/** Dates counted back from the meeting, so that the demonstration never grows old. */
export interface DemoDays {
  before(days: number): CivilDay;
  /** « 12/10/2026 », inside a sentence. */
  dateWords(days: number): string;
}

export function demoDays(meeting: CivilDay): DemoDays {
  const before = (days: number): CivilDay => dayOf(midnight(meeting) - days * DAY);
  return { before, dateWords: (days) => shortDate(before(days)) };
}

/** The date of birth of someone who is `age` years old on that day, born on that `MM-DD`. */
export function bornOn(monthDay: string, age: number, on: CivilDay): CivilDay {
  const year = Number(on.slice(0, 4)) - age;
  const birth = `${year}-${monthDay}`;
  return (ageAt(birth, on) === age ? birth : `${year - 1}-${monthDay}`) as CivilDay;
}
