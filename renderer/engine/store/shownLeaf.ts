import type { Reading, Stored } from '../../../shared/domain/stored';
import type { Leaf, LocalDatabase } from '../database/localDatabase';
import { compareRevisions } from '../database/revisions';
import type { RevisionPlace } from '../database/sealedDocument';
import type { Opened } from '../readModel/projector';

interface Readable {
  readonly leaf: Leaf;
  readonly doc: Stored;
}

/** As much of the store as is needed here. */
interface Leaves {
  open(name: string): Pick<LocalDatabase, 'standing'>;
  plain(database: string, id: string, leaf: Leaf): Promise<Stored>;
  reading(database: string, id: string, leaf: Leaf): Promise<Reading>;
}

/** The winning leaf, or where that is damaged the first beside it that can be read. Rejects as `Store.plain` does. */
export async function shownLeaf(store: Leaves, database: string, id: string, leaf: Leaf): Promise<Readable> {
  try {
    return { leaf, doc: await store.plain(database, id, leaf) };
  } catch (error) {
    const isNewer = (await store.reading(database, id, leaf)).kind === 'newer';
    const other = isNewer ? null : await readable(store, database, id, leaf.revision.rev);
    if (!other) throw error;
    return other;
  }
}

export async function readableBeside(
  store: Leaves,
  { database, id, rev }: RevisionPlace,
): Promise<Opened | null> {
  const it = await readable(store, database, id, rev);
  return it && { rev: it.leaf.revision.rev, doc: it.doc };
}

/** Of the leaves beside this one, the first that can be read. */
async function readable(store: Leaves, database: string, id: string, but: string): Promise<Readable | null> {
  const leaves = await store.open(database).standing(id);
  const others = leaves.filter(({ revision: { rev } }) => rev !== but);
  for (const leaf of others.sort((a, b) => compareRevisions(b.revision.rev, a.revision.rev))) {
    const reading = await store.reading(database, id, leaf);
    if (reading.kind === 'known') return { leaf, doc: reading.doc };
  }
  return null;
}
