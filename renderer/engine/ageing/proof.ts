import type { Shell } from '../../../shared/contracts/shell';
import type { LocalDatabase } from '../database/localDatabase';
import { createdOf, heldByRegion, type MetRegion } from '../sync/heldByRegion';

const PAGE = 1000;

interface Head {
  readonly id: string;
  readonly rev: string;
}

/**
 * How many revisions of a database the region lacks: of all leaves that stand here, tombstones too, and of all that the
 * journal holds of it. The region is asked for each of them now; nothing that it confirmed before is trusted.
 * @returns null where the region cannot be asked
 */
export async function lackedByRegion(
  region: MetRegion,
  shell: Pick<Shell, 'readJournal'>,
  local: LocalDatabase,
): Promise<number | null> {
  let lacked = 0;
  const created = await createdOf(local);
  for await (const heads of headsOf(shell, local)) {
    const held = await heldByRegion(
      region,
      local.name,
      heads.map((head) => ({ ...head, database: local.name })),
      created,
    );
    if (held === null) return null;
    lacked += heads.length - held.length;
  }
  return lacked;
}

async function* headsOf(shell: Pick<Shell, 'readJournal'>, local: LocalDatabase): AsyncGenerator<Head[]> {
  for (let since = 0; ;) {
    const { revisions, last } = await local.revisions(since, PAGE);
    if (revisions.length === 0) break;
    yield revisions;
    since = last;
  }
  for (let next: number | null = 0; next !== null;) {
    const page = await shell.readJournal(next);
    // What leads to a leaf is there where the leaf is.
    yield await local.missing(page.entries.filter(({ database }) => database === local.name));
    ({ next } = page);
  }
}
