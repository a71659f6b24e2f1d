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
