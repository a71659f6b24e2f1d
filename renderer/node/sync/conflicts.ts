import { canonical } from '../../../shared/merge/canonical';
import { mergeDocuments } from '../../../shared/merge/merge';
import type { JournalEntry } from '../../../shared/contracts/shell';
import type { Keyring } from '../store/cipher';
import { generationOf, JOURNALED_ANCESTORS, nextRevision, type Revision } from '../store/revisions';
import { END, sealDocument } from '../store/sealedDocument';
import type { Store } from '../store/store';
import { UnreadDocument } from '../store/unread';

/**
 * Two workstations changed one document without knowing: the leaves become one by the pure merge of shared/merge.
 * The merge is the child of the winning leaf and the other leaves end; revisions are computed from content, so every
 * workstation that does this writes the very same revisions and no new conflict arises.
 */
export async function settleConflict(
  store: Store,
  keys: Keyring,
  database: string,
  id: string,
): Promise<void> {
  const leaves = await store.open(database).leaves(id);
  const [winner, ...others] = leaves.sort((a, b) => compareRevisions(b.revision.rev, a.revision.rev));
  if (!winner || others.length === 0) return;
  const docs = await Promise.all(leaves.map((leaf) => store.plain(database, id, leaf))).catch(unread);
  // One leaf is of a newer version, or damaged: all stay as they are, for a version that reads them.
  if (!docs) return;
  const merged = docs.reduce((a, b) => mergeDocuments(a, b));
  // A workstation that comes late to a merge made by others finds it whole: it makes no revision of its own.
  const isWhole = canonical(merged) === canonical(docs[0]);
  const revision = isWhole ? winner.revision : await nextRevision(merged, winner.revision);
  const ends = await Promise.all(
    others.map(async ({ revision: parent }) => ({
      ...(await sealedEntry(keys, database, id, await nextRevision(END, parent), END)),
      deleted: true as const,
    })),
  );
  await store.put(database, [await sealedEntry(keys, database, id, revision, merged), ...ends]);
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
function compareRevisions(a: string, b: string): number {
  // Of one generation, the texts begin alike: the hashes decide.
  return generationOf(a) - generationOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}
