import { civilDay, type CivilDay } from '../../domain/brand';
import { shortDate } from '../../domain/french';

/**
 * The civil day of an HL7 time stamp (`20190218094914+0100`): as written where it was written, no zone moves it.
 * Null when it is less precise than a day or names no day.
 */
export function dayOf(stamp: string): CivilDay | null {
  const [, year, month, day] =
    /^(\d{4})(\d\d)(\d\d)(?:\d{2,6}(?:\.\d+)?)?(?:[+-]\d{4}|Z)?$/.exec(stamp) ?? [];
  return year && month && day ? civilDay(`${year}-${month}-${day}`) : null;
}

/** « 18/02/2019 », « 02/2019 », « 2019 », or the stamp as it is when it is none of these. */
export function stampWords(stamp: string): string {
  const day = dayOf(stamp);
  if (day) return shortDate(day);
  const [, year, month] = /^(\d{4})(\d\d)?$/.exec(stamp) ?? [];
  return year ? (month ? `${month}/${year}` : year) : stamp;
}
