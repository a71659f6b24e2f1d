import type { CivilDay } from '../domain/brand';
import type { DatabaseName } from '../domain/ids';
import { databaseName, isDemonstration, parseDatabaseName } from './databaseName';

/** From this month on, the next year's database is looked for: its meetings are planned before it begins. */
const NEXT_YEAR_FROM_MONTH = 10;

/**
 * The databases that a workstation with these boards should have and has not: last year's, this year's and, towards its
 * end, next year's. Older ones come when someone asks for them.
 */
export function missingYears(databases: readonly DatabaseName[], today: CivilDay): DatabaseName[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const years = [year - 1, year, ...(month >= NEXT_YEAR_FROM_MONTH ? [year + 1] : [])];
  const boards = databases.filter((name) => !isDemonstration(name));
  const slugs = new Set(boards.flatMap((name) => parseDatabaseName(name)?.slug ?? []));
  const wanted = [...slugs].flatMap((slug) => years.map((of) => databaseName(slug, of)));
  return wanted.filter((name) => !databases.includes(name));
}

/** Of a year before the last one: it came to this workstation because someone asked for it, or has stayed from then. */
export function isOlderYear(name: DatabaseName, today: CivilDay): boolean {
  const year = parseDatabaseName(name)?.year;
  return year !== undefined && !isDemonstration(name) && year < Number(today.slice(0, 4)) - 1;
}

/** How long an older year stays on a workstation where nobody looks at it. */
const KEPT_UNSEEN_DAYS = 30;
const DAY_MS = 24 * 3600_000;

/** Older years at which nobody of this workstation has looked for a month. @param lastSeen the day, by database */
export const agedOut = (
  databases: readonly DatabaseName[],
  lastSeen: Readonly<Record<string, CivilDay>>,
  today: CivilDay,
): DatabaseName[] =>
  databases.filter((name) => {
    const seen = lastSeen[name];
    if (seen === undefined || !isOlderYear(name, today)) return false;
    return Date.parse(today) - Date.parse(seen) >= KEPT_UNSEEN_DAYS * DAY_MS;
  });
