import type { DatabaseName } from '../../../shared/domain/ids';
import { generationOf } from '../database/revisions';
import type { Line } from '../region/line';
import { revisionsThere, type AskedRevision, type Doc } from '../region/revisionsThere';
import { isPlausibleId, isWelcome } from './door';

/** So many revisions before a damaged one are asked for. */
const MOST = 10;

/**
 * Of documents of which the region has no leaf that can be read: what stood before, where it still has that. Who held the
 * document shows the same, since the damaged revision stays in the region. Nothing from before a deletion comes back.
 * @param damaged leaves, with their history
 */
export async function ancestorsThere(
  line: Line,
  name: DatabaseName,
  damaged: readonly Doc[],
  signal: AbortSignal,
): Promise<readonly Doc[]> {
  const asked = damaged.filter(({ _id }) => isPlausibleId(_id)).flatMap(earlier);
  const found = new Map<string, Doc>();
  if (asked.length === 0) return [];
  for (const { docs } of await revisionsThere(line, name, asked, { signal }))
    for (const doc of docs.flatMap(({ ok }) => ok ?? [])) {
      const other = found.get(doc._id);
      const isNewer = !other || generationOf(doc._rev) > generationOf(other._rev);
      if (isNewer && isWelcome(doc)) found.set(doc._id, doc);
    }
  return [...found.values()].filter(({ _deleted }) => _deleted !== true);
}

function earlier({ _id: id, _rev, _revisions }: Doc): AskedRevision[] {
  const before = generationOf(_rev) - 1;
  const ids = _revisions?.ids ?? [];
  return ids.slice(1, 1 + MOST).map((hash, i) => ({ id, rev: `${before - i}-${hash}` }));
}
