import { errorName } from '../../../shared/base/errorName';
import { SerialQueue } from '../../../shared/base/serialQueue';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { isChunk, type ChunkId } from '../../../shared/domain/ids';
import { isEnd } from '../../../shared/records/sealed';
import { FirstFailure } from './firstFailure';
import { InFlight } from './inFlight';
import type { Projected } from './projected';
import { keptAs, keptIn, withContent, type Kept } from './keptContent';
import { openLocal, type Sealed, type SealedDatabase } from './pouch';
import { generationOf, revisionsById, revisionsField, type Revision } from './revisions';
import { StoredContents, type Content, type PieceName } from './storedContents';
import { StoredFill, type Sequences } from './storedFill';
import { STORE_PREFIX, StoredStores } from './storedStores';

/** What tells this very database from another of its name, and how far it has come. */
export interface Stand {
  readonly instance: string;
  readonly documents: number;
  readonly sequence: number;
}

/** A place in the journal; `mark` proves which entry stands in front of it (proofs/mark.ts). */
export interface JournalPlace {
  readonly cursor: number;
  readonly mark?: string;
}

export interface Leaf {
  readonly revision: Revision;
  readonly c: string | undefined;
  readonly deleted: boolean;
  /** Others stand beside it; not told of one that was asked for among all. */
  readonly conflicted: boolean;
}

type SealedDoc = Kept & PouchDB.Core.IdMeta & PouchDB.Core.GetMeta;
const CURSOR = '_local/journal';

/** One board's database on this workstation: ciphertext in, ciphertext out, with the revisions of the region. */
export class LocalDatabase {
  readonly pouch: SealedDatabase;
  private readonly stores: StoredStores;
  private readonly stored: StoredContents;
  private readonly inFlight: InFlight;
  private readonly noting = new SerialQueue();

  constructor(
    readonly name: string,
    /** What PouchDB calls it (localName.ts). */
    readonly localName: string,
    /** Ends every wait for this database. */
    private readonly failed: Pick<FirstFailure, 'read'> = new FirstFailure(),
    /** Where it was opened ahead. */
    opened?: SealedDatabase,
  ) {
    this.inFlight = new InFlight(failed);
    this.pouch = this.inFlight.counted(opened ?? openLocal(localName));
    this.stores = new StoredStores(this.pouch, failed);
    this.stored = new StoredContents(this.stores, failed);
  }

  async stand(): Promise<Stand> {
    const [instance, info] = await Promise.all([
      (this.pouch as unknown as { id(): Promise<string> }).id(),
      this.pouch.info(),
    ]);
    // Pieces of attached files come and go with the region: they are no records that could be missed.
    const pieces = (await this.stored.countOfPieces()) ?? 0;
    return { instance, documents: info.doc_count - pieces, sequence: Number(info.update_seq) };
  }

  /** The winning leaf, or null when the document does not exist here. */
  async leaf(id: string): Promise<Leaf | null> {
    try {
      return toLeaf(await this.pouch.get(id, { revs: true, conflicts: true, ...withContent([id]) }));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Every leaf of a document: more than one when two workstations changed it without knowing. */
  async leaves(id: string): Promise<Leaf[]> {
    return (await this.ends(id)).filter((leaf) => !leaf.deleted);
  }

  /** The same, none of what is not here. */
  async standing(id: string): Promise<Leaf[]> {
    return (await this.ends(id).catch(nothingIfMissing)).filter((leaf) => !leaf.deleted);
  }

  /** Hashes, newest first, from this leaf on; none where it is not here. */
  async ancestors(id: string, rev: string): Promise<readonly string[]> {
    const [found] = await this.pouch.get(id, { rev, revs: true }).then((doc) => [doc], nothingIfMissing);
    return found?._revisions?.ids ?? [];
  }

  /** Of how many leaves its tree is, ended ones among them; 0 for what is not here. */
  async width(id: string): Promise<number> {
    return (await this.ends(id).catch(nothingIfMissing)).length;
  }

  private async ends(id: string): Promise<Leaf[]> {
    const found = (await this.pouch.get(id, {
      open_revs: 'all',
      revs: true,
      ...withContent([id]),
    })) as unknown as {
      ok?: SealedDoc;
    }[];
    return found.flatMap(({ ok }) => (ok ? [toLeaf(ok)] : []));
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

  /** Ids and revisions in the order of ids, behind `after`: a page of what stands here, without content. */
  async names(after: string, limit: number): Promise<{ id: string; rev: string | null }[]> {
    const kept = await this.stored.names(after, limit);
    if (kept) return kept;
    const { rows } = await this.pouch.allDocs({ startkey: `${after}\u0000`, limit });
    return rows.map(({ id, value }) => ({ id, rev: value.rev }));
  }

  /** The ids of the pieces that are here, of one file or of all, without content. */
  async pieces(file = ''): Promise<readonly PieceName[]> {
    const [first, last] = [`chunk:${file}`, `chunk:${file}\uffff`];
    const kept = await this.stored.named(first, last);
    if (kept) return kept;
    const { rows } = await this.pouch.allDocs({ startkey: first, endkey: last });
    return rows.map(({ id, value }) => ({ id: id as ChunkId, rev: value.rev, sequence: null }));
  }

  /** What is kept of the documents from this id to that one; of one with several leaves, maybe all. */
  async between(first: string, last: string): Promise<Content[]> {
    const kept = await this.stored.between(first, last);
    if (kept) return kept;
    const { rows } = await this.pouch.allDocs({ startkey: first, endkey: last, include_docs: true });
    return rows.map(({ id, value, doc }) => ({ id, rev: value.rev, c: doc?.c }));
  }

  /** The contents of these revisions; where one has been followed by another, of that one. */
  contents(revisions: readonly { id: string; rev: string }[]): Promise<Content[]> {
    return this.used(async () => {
      const kept = (await this.stored.of(revisions)) ?? [];
      const absent = revisions.filter((_, i) => !kept[i]);
      const others = absent.length === 0 ? [] : await this.winners(absent.map(({ id }) => id));
      return [...kept.flatMap((it) => it ?? []), ...others.map(({ id, rev, c }) => ({ id, rev, c }))];
    });
  }

  /** Puts revisions in their own place of the tree: what is already there stays as it is. */
  async insert(entries: readonly JournalEntry[]): Promise<void> {
    const docs = entries.map((entry) => ({
      _id: entry.id,
      _rev: entry.rev,
      _revisions: revisionsField({ rev: entry.rev, ids: entry.ancestors }),
      ...(isEnd(entry) ? { _deleted: true } : keptAs(entry.id, entry.cipher)),
    }));
    const failures = (await this.pouch.bulkDocs(docs, { new_edits: false })) as unknown as {
      error?: unknown;
    }[];
    if (failures.some((f) => f.error)) throw new Error('PouchDB refused a write');
  }

  /** The same, where one that PouchDB does not take for what it is called keeps none back. @returns those */
  async insertTakeable(entries: readonly JournalEntry[]): Promise<readonly JournalEntry[]> {
    try {
      await this.insert(entries);
      return [];
    } catch (error) {
      if (!isOddName(error)) throw error;
      if (entries.length === 1) return entries;
      const half = Math.ceil(entries.length / 2);
      const first = await this.insertTakeable(entries.slice(0, half));
      return [...first, ...(await this.insertTakeable(entries.slice(half)))];
    }
  }

  /**
   * Many documents at once, as a first pull brings them. Where none of them is here yet they are written past PouchDB.
   * @returns the sequence numbers they got; null where PouchDB wrote them
   */
  fill(entries: readonly JournalEntry[]): Promise<Sequences | null> {
    return this.used(async () => {
      const filled = entries.some(({ id }) => isChunk(id))
        ? null
        : await new StoredFill(this.stores).add(entries);
      if (!filled) await this.insert(entries);
      return filled;
    });
  }

  /** Those of the entries whose revision this database does not have, nor one that followed it. */
  async missing<T extends { readonly id: string; readonly rev: string }>(
    entries: readonly T[],
  ): Promise<T[]> {
    const diff = new Map(
      Object.entries(
        (await this.pouch.revsDiff(revisionsById(entries))) as Record<string, { missing?: string[] }>,
      ),
    );
    const without = entries.filter(({ id, rev }) => diff.get(id)?.missing?.includes(rev) ?? false);
    // PouchDB counts a revision whose content it has dropped among the missing.
    const known = new Set<string>();
    for (const id of new Set(without.map((entry) => entry.id)))
      for (const { revision } of await this.ends(id).catch(nothingIfMissing))
        revision.ids.forEach((hash, i) => known.add(`${id} ${generationOf(revision.rev) - i}-${hash}`));
    return without.filter(({ id, rev }) => !known.has(`${id} ${rev}`));
  }

  /** The feed as it is now; PouchDB's own method makes an emitter, which may never tell of its end. */
  changes(options: PouchDB.Core.ChangesOptions): Promise<PouchDB.Core.ChangesResponse<Sealed>> {
    return this.used(async () => this.pouch.changes(options));
  }

  /** How many documents were deleted here: the region's doing, and no loss. */
  async deletions(): Promise<number> {
    const { results } = await this.changes({ since: 0 });
    return results.filter(({ deleted }) => deleted).length;
  }

  /** Every leaf that was written after `since`, a page of documents at a time. */
  async revisions(
    since: number,
    limit: number,
  ): Promise<{ revisions: { id: string; rev: string }[]; last: number }> {
    const page = await this.changes({ since, limit, style: 'all_docs' });
    const own = page.results.filter(({ id }) => !id.startsWith('_design/'));
    return {
      revisions: own.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev }))),
      last: Number(page.last_seq),
    };
  }

  /** These revisions as the journal takes them; one that cannot be read is left out. */
  async entries(asked: readonly { id: string; rev: string }[]): Promise<JournalEntry[]> {
    if (asked.length === 0) return [];
    const { results } = (await this.pouch.bulkGet({
      docs: [...asked],
      revs: true,
      ...withContent(asked.map(({ id }) => id)),
    })) as unknown as {
      results: { docs: { ok?: SealedDoc }[] }[];
    };
    return results
      .flatMap(({ docs }) => docs.flatMap(({ ok }) => ok ?? []))
      .flatMap((doc) => {
        const { revision, c, deleted } = toLeaf(doc);
        if (c === undefined && !deleted) return [];
        return [
          {
            database: this.name,
            id: doc._id,
            rev: revision.rev,
            ancestors: [...revision.ids],
            cipher: c ?? '',
            ...(deleted ? { deleted: true as const } : {}),
          },
        ];
      });
  }

  /** How far the journal is known to be in this database; 0 when the store is new, or was lost. */
  async journalCursor(): Promise<JournalPlace> {
    const kept = await this.local<JournalPlace>(CURSOR);
    return { cursor: kept?.cursor ?? 0, ...(kept?.mark === undefined ? {} : { mark: kept.mark }) };
  }

  async setJournalCursor(place: JournalPlace): Promise<void> {
    const { cursor, mark } = await this.journalCursor();
    if (cursor !== place.cursor || mark !== place.mark) await this.setLocal(CURSOR, place);
  }

  /** A document of this workstation alone (`_local/…`): it has no history and is never replicated. */
  async local<T extends object>(id: string): Promise<(T & PouchDB.Core.GetMeta) | null> {
    try {
      return await this.pouch.get<T>(id);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /**
   * One after the other: who counts and who sends note the same cursor, and PouchDB would refuse the second of two that
   * began from the same revision.
   * @param content null removes it
   */
  setLocal(id: string, content: object | null): Promise<void> {
    return this.noting.run(() => this.note(id, content));
  }

  private async note(id: string, content: object | null): Promise<void> {
    const held = await this.local(id);
    if (content === null) {
      if (held) await this.pouch.remove(id, held._rev);
      return;
    }
    const doc = { ...content, _id: id, ...(held ? { _rev: held._rev } : {}) };
    await this.pouch.put(doc as unknown as PouchDB.Core.PutDocument<Sealed>);
  }

  /** While this is under way, the database is not destroyed. */
  used<T>(work: () => Promise<T>): Promise<T> {
    return this.inFlight.count(work);
  }

  /** Away with it, once nobody reads or writes it any more. */
  async destroy(): Promise<void> {
    await this.inFlight.over();
    await this.stores.close();
    // PouchDB cannot destroy what it could not open.
    await this.failed.read(() => this.pouch.destroy().catch(() => deleteStore(this.pouch.name)));
  }

  /** What never opened need not be closed: the lock waits for it no longer than a person does. */
  async close(): Promise<void> {
    await this.stores.close();
    await this.failed
      .read(() => this.pouch.close())
      .catch((error: unknown) => console.warn('not closed', errorName(error)));
  }
}

const deleteStore = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`${STORE_PREFIX}${name}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

const nothingIfMissing = (error: unknown): [] => {
  if (isMissing(error)) return [];
  throw error;
};

const isMissing = (error: unknown): boolean => (error as { status?: number }).status === 404;

function toLeaf(doc: SealedDoc): Leaf {
  return {
    revision: { rev: doc._rev, ids: doc._revisions?.ids ?? [doc._rev.slice(doc._rev.indexOf('-') + 1)] },
    c: keptIn(doc),
    deleted: (doc as { _deleted?: boolean })._deleted ?? false,
    conflicted: (doc._conflicts?.length ?? 0) > 0,
  };
}

/** PouchDB takes no id that begins with an underscore; it then refuses all that is written with it. */
const isOddName = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 400;
