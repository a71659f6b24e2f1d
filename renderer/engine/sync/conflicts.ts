import { canonical } from '../../../shared/merge/canonical';
import { isChunk } from '../../../shared/domain/ids';
import type { Stored } from '../../../shared/domain/stored';
import { wellFormed } from '../../../shared/domain/wellFormed';
import { mergeAll } from '../../../shared/merge/merge';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { Keyring } from '../keys/cipher';
import { compareRevisions, JOURNALED_ANCESTORS, nextRevision, type Revision } from '../database/revisions';
import { placeOf } from '../database/place';
import { END, sealDocument } from '../database/sealedDocument';
import type { Store } from '../store/store';

/** What a workstation is busy with for a moment; the rest is for the next round. */
const MERGED_AT_ONCE = 50;

/**
 * Two workstations changed one document without knowing: the leaves become one by the pure merge of shared/merge. The
 * merge is the child of the winning leaf and the other leaves end. Revisions are computed from content, so every
 * workstation that does this writes the very same revisions and no new conflict arises. Attached files and their pieces
 * stay side by side: which one is genuine, its content says (files/attachedStore.ts).
 * @returns how many leaves are left for another round
 */
export async function settleConflict(
  store: Store,
  keys: Keyring,
  database: string,
  id: string,
  most = MERGED_AT_ONCE,
): Promise<number> {
  if (isAttached(id)) return 0;
  const standing = await store.open(database).leaves(id);
  standing.sort((a, b) => compareRevisions(b.revision.rev, a.revision.rev));
  const leaves: { readonly revision: Revision; readonly doc: Stored }[] = [];
  let seen = 0;
  while (seen < standing.length && leaves.length < most) {
    const slice = standing.slice(seen, seen + most - leaves.length);
    seen += slice.length;
    const readings = await Promise.all(slice.map((leaf) => store.leaves.reading(database, id, leaf)));
    // One leaf is of a newer version: all stay as they are, for a version that reads them.
    if (readings.some(({ kind }) => kind === 'newer')) return 0;
    // A damaged one holds nothing. It stays too, and stands in the way of none.
    for (const [i, { revision }] of slice.entries()) {
      const reading = readings[i];
      if (reading?.kind === 'known') leaves.push({ revision, doc: reading.doc });
    }
  }
  if (leaves.length > 0 && leaves.length < seen) store.unread.note('beside', placeOf(database, id));
  const [winner, ...others] = leaves;
  if (!winner || others.length === 0) return 0;
  const merged = wellFormed(mergeAll([winner.doc, ...others.map(({ doc }) => doc)]));
  // A workstation that comes late to a merge made by others finds it whole: it makes no revision of its own.
  const isWhole = canonical(merged) === canonical(winner.doc);
  const revision = isWhole ? winner.revision : await nextRevision(merged, winner.revision);
  const ends = await Promise.all(
    others.map(async ({ revision: parent }) => ({
      ...(await sealedEntry(keys, database, id, await nextRevision(END, parent), END)),
      deleted: true as const,
    })),
  );
  await store.put(database, [await sealedEntry(keys, database, id, revision, merged), ...ends]);
  return standing.length - seen;
}

const isAttached = (id: string): boolean => isChunk(id) || id.startsWith('file:');

export const sealedEntry = async (
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
