import { canonical } from '../../../shared/merge/canonical';
import { wellFormed } from '../../../shared/domain/wellFormed';
import { mergeAll } from '../../../shared/merge/merge';
import type { JournalEntry } from '../../../shared/contracts/shell';
import type { Keyring } from '../store/cipher';
import { generationOf, JOURNALED_ANCESTORS, nextRevision, type Revision } from '../store/revisions';
import { END, sealDocument } from '../store/sealedDocument';
import type { Store } from '../store/store';
import { UnreadDocument } from '../store/unread';

/** Whoever writes more leaves than these at once is no colleague: the rest is for the next round. */
export const MERGED_AT_ONCE = 2_000;
/** The shell's journal takes twice as many in one request. */
const WRITTEN_AT_ONCE = 1_000;

/**
 * Two workstations changed one document without knowing: the leaves become one by the pure merge of shared/merge.
 * The merge is the child of the winning leaf and the other leaves end; revisions are computed from content, so every
 * workstation that does this writes the very same revisions and no new conflict arises. The merge is written first: cut off
 * behind it, the next round finds it whole and goes on with the ends.
 * @returns how many leaves are left for another round
 */
export async function settleConflict(
  store: Store,
  keys: Keyring,
  database: string,
  id: string,
): Promise<number> {
  const standing = await store.open(database).leaves(id);
  const leaves = standing.sort((a, b) => compareRevisions(b.revision.rev, a.revision.rev));
  const [winner, ...others] = leaves.splice(0, MERGED_AT_ONCE);
  if (!winner || others.length === 0) return 0;
  const docs = await Promise.all([winner, ...others].map((leaf) => store.plain(database, id, leaf))).catch(
    unread,
  );
  const [first, ...rest] = docs ?? [];
  // One leaf is of a newer version, or damaged: all stay as they are, for a version that reads them.
  if (!first) return 0;
  const merged = wellFormed(mergeAll([first, ...rest]));
  // A workstation that comes late to a merge made by others finds it whole: it makes no revision of its own.
  const isWhole = canonical(merged) === canonical(first);
  const revision = isWhole ? winner.revision : await nextRevision(merged, winner.revision);
  const ends = await Promise.all(
    others.map(async ({ revision: parent }) => ({
      ...(await sealedEntry(keys, database, id, await nextRevision(END, parent), END)),
      deleted: true as const,
    })),
  );
  const entries = [await sealedEntry(keys, database, id, revision, merged), ...ends];
  for (let from = 0; from < entries.length; from += WRITTEN_AT_ONCE)
    await store.put(database, entries.slice(from, from + WRITTEN_AT_ONCE));
  return leaves.length;
}

function unread(error: unknown): null {
  if (error instanceof UnreadDocument) return null;
  throw error;
}

const sealedEntry = async (
  keys: Keyring,
  database: string,
  id: string,
  { rev, ids }: Revision,
  content: object,
): Promise<JournalEntry> => ({
  database,
  id,
  rev,
  ancestors: ids.slice(0, JOURNALED_ANCESTORS),
  cipher: await sealDocument(keys, { database, id, rev }, ids, content),
});

/** CouchDB's order of winners: the longer history, then the greater hash. */
export function compareRevisions(a: string, b: string): number {
  // Of one generation, the texts begin alike: the hashes decide.
  return generationOf(a) - generationOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}
