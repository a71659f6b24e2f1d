import type { Region } from '../../../build/demo-region/server';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Chance } from '../../support/chance';

const HASH = 'a'.repeat(32);
const trace = { type: 'trace', schema: 1, device: 'odd', seq: 1, at: '2026-01-01T00:00:00.000Z', hash: HASH };

/**
 * What no Concerto writes and a region may hold all the same: kinds that nobody knows, names that every object has, ids
 * and revisions too long for a journal. Also text that is not well formed. Each is to be left out or kept by itself,
 * and stops nothing.
 */
const oddities: readonly (Readonly<Record<string, unknown>> & { readonly _id: string })[] = [
  { _id: 'constructor', _rev: `1-${HASH}`, type: 'constructor', schema: 1 },
  { _id: 'toString', _rev: `1-${HASH}`, type: 'toString', schema: 1 },
  { _id: 'zzz:1', _rev: `1-${HASH}`, type: 'zzz', schema: 1, note: 'of a newer version' },
  { _id: `vote:${'a'.repeat(400)}`, _rev: `1-${HASH}`, type: 'vote', schema: 1 },
  { _id: 'proposal:odd:1', _rev: `1-${'b'.repeat(200)}`, type: 'proposal', schema: 1 },
  { ...trace, _id: 'trace:odd:000000001', _rev: `1-${HASH}`, by: 'odd', action: '\ud800', targets: [] },
];
const ids: ReadonlySet<string> = new Set(oddities.map(({ _id }) => _id));

export const isOdd = (id: string): boolean => ids.has(id);

/** One of them comes into the region, past all rules. */
export async function putOddity(region: Region, database: DatabaseName, chance: Chance): Promise<void> {
  await region.open(database).bulkDocs([chance.of(oddities)] as never, { new_edits: false });
}
