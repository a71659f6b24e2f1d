import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { ulidFrom } from '../../../shared/domain/ulid';
import { databaseName } from '../../../shared/region/databaseName';
import { firstBoard, nextBoard } from '../../../shared/region/firstBoard';
import type { BoardEntry } from '../../../shared/region/identity';
import { pathOf, type Change } from '../../../shared/region/plan/change';
import { boardWanted, foreignDatabase, planDatabase } from '../../../shared/region/plan/database';
import type { Region } from './regionCommand';
import { seenDatabase } from './seen';
import { boardRules } from './writeRules';

export const newUlid = (): string => ulidFrom(Date.now(), new Uint8Array(randomBytes(16)));

export const thisYear = (): number =>
  Number(new Intl.DateTimeFormat('fr', { timeZone: 'Europe/Paris', year: 'numeric' }).format(new Date()));

export const optionText = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

export const optionTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export const notARegion = fail('state', 'Ce serveur n’est pas encore une région de Concerto.', {
  next: 'Faites d’abord\u00a0: region init --name NOM.',
});

/** What the database of one board and year lacks; its board's document comes from the year before, where there is one. */
export async function planBoardYear(
  { couch, databases }: Region,
  region: string,
  entry: BoardEntry,
  year: number,
): Promise<Result<Change[]>> {
  const name = databaseName(entry.slug, year);
  const seen = await seenDatabase(couch, name, ['identity', 'board']);
  if (!seen.ok) return seen;
  const foreign = foreignDatabase(name, region, seen.value);
  if (foreign !== null) return fail('state', foreign);
  const [former] = databases
    .filter((other) => other.slug === entry.slug && other.year < year)
    .sort((a, b) => b.year - a.year);
  const board = former ? await couch.read(pathOf(former.name, 'board')) : ok(null);
  if (!board.ok) return board;
  const wanted = boardWanted({
    name,
    slug: entry.slug,
    region,
    validation: boardRules(entry.slug),
    created: newUlid(),
    board: board.value
      ? { ...nextBoard(board.value as Record<string, unknown>, year), _id: 'board' }
      : firstBoard(entry, year),
  });
  return ok(planDatabase(wanted, seen.value));
}
