import type { Region } from '../../build/demo-region/server';
import type { Instant } from '../../shared/domain/brand';
import type { PersonId } from '../../shared/domain/ids';
import type { Stamp } from '../../shared/domain/stamp';
import { stamped } from '../../shared/domain/stamp';
import { withValue } from '../../shared/merge/fieldOf';
import type { Mutable } from '../../shared/merge/mergeMutable';

type Revised = Mutable & { _rev: string };
const HEX = 32;
const revisionOf = (letter: string): string => letter.repeat(HEX);

/** Two leaves side by side in the region, as two workstations leave them that saw nothing of one another. */
export async function leavesIn(
  region: Region,
  database: string,
  leaves: readonly [object, object],
  parent: string | null,
): Promise<void> {
  const [generation = '0', hash] = parent?.split('-') ?? [];
  const start = Number(generation) + 1;
  await region.open(database).bulkDocs(
    leaves.map((leaf, i) => {
      const own = revisionOf(i === 0 ? 'a' : 'b');
      return {
        ...leaf,
        _rev: `${start}-${own}`,
        _revisions: { start, ids: [own, ...(hash === undefined ? [] : [hash])] },
      };
    }) as PouchDB.Core.PutDocument<object>[],
    { new_edits: false },
  );
}

const writers: readonly Pick<Stamp, 'device' | 'by' | 'at'>[] = [
  { device: 'posteun0', by: 'rpps-99900000011' as PersonId, at: '2026-11-20T08:15:00.000Z' as Instant },
  { device: 'postedeux', by: 'rpps-99900000022' as PersonId, at: '2026-11-20T09:40:00.000Z' as Instant },
];

/** The fields of one document, each with the value of one workstation and of the other. */
export async function writtenApart(
  region: Region,
  database: string,
  id: string,
  fields: Readonly<Record<string, readonly [unknown, unknown]>>,
): Promise<void> {
  const { _rev, ...doc } = (await region.get(database, id)) as unknown as Revised;
  const leaf = (i: 0 | 1): Mutable =>
    Object.entries(fields).reduce(
      (held, [field, values]) => withValue(held, field, values[i]),
      stamped(doc, Object.keys(fields), writers[i] as Pick<Stamp, 'device' | 'by' | 'at'>),
    );
  await leavesIn(region, database, [leaf(0), leaf(1)], _rev);
}
