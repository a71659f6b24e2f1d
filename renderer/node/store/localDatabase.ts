import type { JournalEntry } from '../../../shared/contracts/shell';
import type { Projected } from './projector';
import { openLocal, type Sealed, type SealedDatabase } from './pouch';
import { revisionsField, type Revision } from './revisions';

export interface Leaf {
  readonly revision: Revision;
  readonly c: string | undefined;
  readonly deleted: boolean;
}

type SealedDoc = Sealed & PouchDB.Core.IdMeta & PouchDB.Core.GetMeta;
const CURSOR = '_local/journal';

/** One board's database on this workstation: ciphertext in, ciphertext out, with the revisions of the region. */
export class LocalDatabase {
  readonly pouch: SealedDatabase;

  constructor(readonly name: string) {
    this.pouch = openLocal(name);
  }

  /** The winning leaf, or null when the document does not exist here. */
  async leaf(id: string): Promise<Leaf | null> {
    try {
      return toLeaf(await this.pouch.get(id, { revs: true }));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Every leaf of a document: more than one when two workstations changed it without knowing. */
  async leaves(id: string): Promise<Leaf[]> {
    const found = (await this.pouch.get(id, { open_revs: 'all', revs: true })) as unknown as {
      ok?: SealedDoc;
    }[];
    return found.flatMap(({ ok }) => (ok ? [toLeaf(ok)] : [])).filter((leaf) => !leaf.deleted);
  }

  /** The winning revisions of these documents as they lie here, and whether other leaves stand beside them. */
  async winners(ids: readonly string[]): Promise<(Projected & { conflicted: boolean })[]> {
    const { rows } = await this.pouch.allDocs({ keys: [...ids], include_docs: true, conflicts: true });
    return rows.flatMap((row) => {
      if (!('value' in row) || row.id.startsWith('_design/')) return [];
      const conflicted = (row.doc?._conflicts?.length ?? 0) > 0;
      return [{ id: row.id, rev: row.value.rev, c: row.doc?.c, deleted: row.value.deleted, conflicted }];
    });
  }

  /** Puts revisions in their own place of the tree: what is already there stays as it is. */
  async insert(entries: readonly JournalEntry[]): Promise<void> {
    const docs = entries.map((entry) => ({
      _id: entry.id,
      _rev: entry.rev,
      _revisions: revisionsField({ rev: entry.rev, ids: entry.ancestors }),
      ...(entry.cipher === '' ? { _deleted: true } : { c: entry.cipher }),
    }));
    const failures = (await this.pouch.bulkDocs(docs, { new_edits: false })) as unknown as {
      error?: unknown;
    }[];
    if (failures.some((f) => f.error)) throw new Error('PouchDB refused a write');
  }

  /** Those of the entries whose revision this database does not have. */
  async missing(entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
    const asked: Record<string, string[]> = {};
    for (const { id, rev } of entries) (asked[id] ??= []).push(rev);
    const diff = (await this.pouch.revsDiff(asked)) as Record<string, { missing?: string[] }>;
    return entries.filter(({ id, rev }) => diff[id]?.missing?.includes(rev) ?? false);
  }

  /** How far the journal is known to be in this database; 0 when the store is new, or was lost. */
  async journalCursor(): Promise<number> {
    try {
      return (await this.pouch.get<{ cursor: number }>(CURSOR)).cursor;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  async setJournalCursor(cursor: number): Promise<void> {
    const rev = await this.pouch.get(CURSOR).then(
      (d) => d._rev,
      () => undefined,
    );
    await this.pouch.put({
      _id: CURSOR,
      ...(rev ? { _rev: rev } : {}),
      cursor,
    } as unknown as PouchDB.Core.PutDocument<Sealed>);
  }

  close(): Promise<void> {
    return this.pouch.close();
  }
}

const isMissing = (error: unknown): boolean => (error as { status?: number }).status === 404;

function toLeaf(doc: SealedDoc): Leaf {
  return {
    revision: { rev: doc._rev, ids: doc._revisions?.ids ?? [doc._rev.slice(doc._rev.indexOf('-') + 1)] },
    c: doc.c,
    deleted: (doc as { _deleted?: boolean })._deleted ?? false,
  };
}
