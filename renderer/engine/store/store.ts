import { SerialQueue } from '../../../shared/base/serialQueue';
import type { Shell } from '../../../shared/contracts/shell';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import {
  readStored,
  atItsSchema,
  storedSchema,
  type Stored,
  type StoredOf,
  type StoredType,
} from '../../../shared/domain/stored';
import { isChunk } from '../../../shared/domain/ids';
import { isEnd } from '../../../shared/records/sealed';
import { wellFormed } from '../../../shared/domain/wellFormed';
import { MAX_DOCUMENT_BYTES } from '../../../shared/region/limits';
import type { DocumentRow } from '../readModel/bundles';
import type { Keyring } from '../keys/cipher';
import { FirstFailure } from '../database/firstFailure';
import { placeOf } from '../database/place';
import { Foreign } from './foreign';
import { looksLikeCase } from '../readModel/glance';
import { Leaves } from './leaves';
import { LocalDatabase } from '../database/localDatabase';
import type { OpenedAhead } from '../database/openedAhead';
import { Projector, type Change } from '../readModel/projector';
import { ReadModel } from '../readModel/readModel';
import { Recent } from '../readModel/recent';
import { Rows } from '../readModel/rows';
import { JOURNALED_ANCESTORS, nextRevision, type Revision } from '../database/revisions';
import { sealDocument } from '../database/sealedDocument';
import { Unread } from '../readModel/unread';

export interface StoreSurroundings {
  changed(changes: readonly Change[]): void;
  /**
   * Revisions that the region may not have stand in PouchDB. Not all of them change what is shown: the end of a branch
   * that had lost, or a leaf that loses, is news for the region alone.
   */
  stored(database: string): void;
  /** This document may have two leaves now. */
  maybeConflicted(database: string, id: string): void;
  /** This document has several leaves: resolves once they are merged, or left as they are. */
  merged(database: string, id: string): Promise<void>;
  /** IndexedDB failed a write or closed by itself: it lags behind the journal, and the next start mends it. */
  broke(error: unknown): void;
  /** A document was met that is kept and cannot be shown. */
  unread(): void;
}

/** A document to write and the revision it follows (null: it is new). */
export interface Write {
  readonly doc: Stored;
  readonly parent: Revision | null;
}

/** One leaf that a first pull brought. */
interface PulledLeaf {
  readonly entry: JournalEntry;
  readonly plain: { readonly content: object | null };
}

export interface Loaded<T extends Stored = Stored> {
  readonly doc: T;
  readonly revision: Revision;
}

const RECENT_LIMIT = 20_000;

/**
 * The way of one write: sealed, journal flushed; then PouchDB and the read model, in order. Only when `write` resolves may
 * anything be shown as saved: on the desktop that is the flush, since the next start puts back what PouchDB lacks. In the
 * browser, which has no journal, it is PouchDB. Who reads waits for `settled` first; editing starts from what it shows.
 */
export class Store {
  readonly model: ReadModel;
  readonly rows: Rows;
  readonly databases = new Map<string, LocalDatabase>();
  readonly unread: Unread;
  readonly leaves: Leaves;
  readonly projector: Projector;
  /** What files brought and nobody here answers for. */
  readonly foreign: Foreign;
  /** The last revision written here of each document. */
  private readonly revisions = new Recent<Revision>(RECENT_LIMIT);
  /** Decrypted documents by revision, dropped with the key. */
  private readonly cache = new Recent<Stored>(RECENT_LIMIT);
  /** The last write on its way from the journal to PouchDB and the read model. */
  private readonly taking = new SerialQueue();
  private readonly failed: FirstFailure;

  constructor(
    readonly keys: Keyring,
    private readonly shell: Shell,
    private readonly around: StoreSurroundings,
    private readonly localName: (database: string) => string,
    private readonly ahead: Pick<OpenedAhead, 'take'> | null = null,
    mayWrite: () => boolean = () => true,
  ) {
    this.failed = new FirstFailure(mayWrite);
    this.model = new ReadModel(this.failed);
    this.rows = new Rows(this.model, () => this.settled());
    this.unread = new Unread(() => around.unread());
    this.leaves = new Leaves(keys, (name) => this.open(name));
    this.foreign = new Foreign((name) => this.open(name), keys, mayWrite);
    this.projector = new Projector(this.model, this.rows, keys, this.unread, {
      unsealed: (place, c) => this.leaves.unsealed(place, c),
      beside: (place) => this.leaves.beside(place),
      opened: (database, rev, doc) => this.cache.set(at(database, doc._id, rev), doc),
      changed: (changes) => around.changed(changes),
    });
    // The database's own event: Chromium closed it. Dexie's `close` also tells of our closing it.
    const closed = () => this.failed.now(new DOMException('closed', 'InvalidStateError'));
    this.model.on('ready', () => this.model.backendDB().addEventListener('close', closed), true);
    void this.failed.first.then((error) => around.broke(error));
  }

  /** Every write to IndexedDB passes here: one that fails ends them all, whoever asked for it. */
  watched<T>(write: () => Promise<T>): Promise<T> {
    return this.failed.run(write);
  }

  /** Any other wait for IndexedDB: one that it leaves without an answer ends here too. */
  answered<T>(work: () => Promise<T>): Promise<T> {
    return this.failed.read(work);
  }

  /** One that is not among the open ones: a copy, or what no board keeps. */
  at(name: string, localName: string): LocalDatabase {
    return new LocalDatabase(name, localName, this.failed, this.ahead?.take(localName));
  }

  open(name: string): LocalDatabase {
    let database = this.databases.get(name);
    if (!database) {
      database = this.at(name, this.localName(name));
      this.databases.set(name, database);
    }
    return database;
  }

  /** A database that does not open is opened anew; emptied, journal and region are to fill it again. */
  async renew(name: string, emptied: boolean): Promise<void> {
    if (emptied) await this.open(name).destroy();
    this.databases.delete(name);
  }

  /**
   * The document to edit and the revision it follows; null when it is not there. The read model tells which revision
   * stands; PouchDB is asked for its ancestors only when it was not written here. Should a replicated change slip in
   * between, the write becomes a second leaf and is merged as any other (renderer/engine/sync/conflicts.ts). Leaves
   * that stand side by side are merged first. A change numbered on one of them, while an earlier one of this device
   * stands in another, would say that it knew the earlier one and dropped it.
   */
  async load<T extends StoredType>(
    database: string,
    id: string,
    type: T,
  ): Promise<Loaded<StoredOf<T>> | null> {
    const row = await this.rows.get(database, id);
    if (!row) return null;
    const written = this.revisions.get(placeOf(database, id));
    if (written?.rev === row.rev) return asType((await this.reveal([row]))[0], written, type);
    let leaf = await this.open(database).leaf(id);
    if (leaf?.conflicted) {
      await this.around.merged(database, id);
      leaf = await this.open(database).leaf(id);
    }
    if (!leaf || leaf.deleted) return null;
    const shown = await this.leaves.shown(database, id, leaf);
    return asType(shown.doc, shown.leaf.revision, type);
  }

  /** While `work` runs, nothing that was written goes on to PouchDB and the read model: it waits in the journal. */
  holdingBack<T>(work: () => Promise<T>): Promise<T> {
    return this.taking.run(work);
  }

  /** From now on the board lies in another local database. @returns the former one */
  replace(database: LocalDatabase): LocalDatabase {
    const former = this.open(database.name);
    this.databases.set(database.name, database);
    return former;
  }

  /** It leaves this workstation: nothing of it is read any more. @returns what is to be destroyed */
  async forget(name: string): Promise<LocalDatabase> {
    const former = this.open(name);
    this.databases.delete(name);
    await this.watched(() => this.projector.forget(name));
    return former;
  }

  /** Resolves once all that is written stands in the read model, or was refused by it. */
  async settled(): Promise<void> {
    await this.taking.settled();
    await this.failed.run(() => this.projector.settled()).catch(() => undefined);
  }

  /**
   * All or nothing in the journal. PouchDB and the read model follow, never more than this one write behind: should the
   * journal's end be lost as well, that is all it costs.
   * @param writes one that is still being made (the trace, which hashes) holds back none of the others' sealing
   */
  async write(database: string, writes: readonly (Write | Promise<Write | null>)[]): Promise<void> {
    const before = this.taking.settled();
    const sealed = writes.map(async (write) => {
      const ready = await write;
      return ready && this.sealWrite(database, ready);
    });
    const made = (await Promise.all(sealed)).filter((it) => it !== null);
    const docs = new Map(made.map(({ entry, doc }) => [entry.id, doc]));
    const entries = made.map((m) => m.entry);
    await this.shell.appendJournal(entries);
    for (const { entry, revision } of made) this.revisions.set(placeOf(database, entry.id), revision);
    const taken = this.take(database, entries, docs).then((shown) => {
      made.forEach(({ entry, parent }, i) => {
        // A replicated change came in between reading and writing: the two stand side by side.
        if (shown[i] !== parent?.rev) this.around.maybeConflicted(database, entry.id);
      });
    });
    taken.catch(() => undefined);
    await (this.shell.kind === 'browser' ? taken : before);
  }

  /** Takes entries that are already sealed (a merge and the ends of its branches) the same way. */
  async put(database: string, entries: readonly JournalEntry[]): Promise<void> {
    await this.shell.appendJournal(entries);
    await this.take(database, entries);
  }

  /** Revisions of other workstations that came past the region: journalled, then taken as replication's are. */
  async receive(database: string, entries: readonly JournalEntry[]): Promise<void> {
    await this.shell.appendJournal(entries);
    await this.holdingBack(async () => {
      await this.watched(() => this.open(database).insert(entries));
      this.around.stored(database);
      await this.received(database, [...new Set(entries.map(({ id }) => id))]);
    });
  }

  /**
   * What the journal has: into PouchDB and the read model, one after the other.
   * @returns the revision each document showed before. A refusal is also told to its surroundings.
   */
  private take(
    database: string,
    entries: readonly JournalEntry[],
    docs?: ReadonlyMap<string, Stored>,
  ): Promise<(string | undefined)[]> {
    const shown = entries
      .filter((e) => !isEnd(e))
      .map((e) => ({ id: e.id, rev: e.rev, c: e.cipher, doc: docs?.get(e.id) }));
    return this.taking.run(async () => {
      await nextTask();
      await this.watched(() => this.open(database).insert(entries));
      this.around.stored(database);
      return this.watched(() => this.projector.apply(database, shown));
    });
  }

  /** What replication has just written to PouchDB: into the read model, and to the merge where leaves stand side by side. */
  async received(database: string, ids: readonly string[]): Promise<void> {
    const winners = await this.open(database).winners(ids.filter((id) => !isChunk(id)));
    const before = await this.watched(() => this.projector.apply(database, winners));
    winners.forEach(({ id, rev, conflicted }, i) => {
      const own = this.revisions.get(placeOf(database, id));
      if (conflicted || (own && own.rev === before[i] && own.rev !== rev))
        this.around.maybeConflicted(database, id);
    });
  }

  /** A revision that was put back: what is shown of its document may be older, or be nothing any more. */
  async shownAnew({ database, id, rev, cipher }: JournalEntry): Promise<void> {
    this.around.stored(database);
    await this.watched(() => this.projector.apply(database, [{ id, rev, c: cipher, anew: true }]));
    this.around.maybeConflicted(database, id);
  }

  /** What a first pull has just written: as `received`, where the plain documents are at hand. */
  async pulled(database: string, leaves: readonly PulledLeaf[]): Promise<void> {
    const single = new Map<string, PulledLeaf>();
    const several = new Set<string>();
    for (const leaf of leaves) {
      const { id } = leaf.entry;
      if (single.has(id) || several.has(id) || isEnd(leaf.entry)) several.add(id);
      else single.set(id, leaf);
      if (several.has(id)) single.delete(id);
    }
    const projected = [...single.values()].map(({ entry: { id, rev, cipher }, plain: { content } }) => {
      // Where something is open, all of it is looked at.
      if (looksLikeCase(content) && content._id === id && content.pending === undefined)
        return { id, rev, c: cipher, doc: content, glanced: true };
      const reading = readStored(content);
      return { id, rev, c: cipher, doc: reading.kind === 'known' ? reading.doc : undefined };
    });
    await this.watched(() => this.projector.apply(database, projected));
    if (several.size > 0) await this.received(database, [...several]);
  }

  /**
   * All that a database holds was projected as it came: the next start need not look at it again.
   * @param doubtful leaves may stand side by side that are not merged yet: that start looks for them
   */
  complete(database: string, doubtful: boolean): Promise<void> {
    return this.holdingBack(async () => {
      const { sequence } = await this.open(database).stand();
      await this.watched(() => this.projector.reached(database, sequence, doubtful));
    });
  }

  private async sealWrite(
    database: string,
    { doc, parent }: Write,
  ): Promise<{ entry: JournalEntry; revision: Revision; parent: Revision | null; doc: Stored }> {
    const valid = atItsSchema(wellFormed(storedSchema.parse(doc)));
    const revision = await nextRevision(valid, parent);
    const { rev, ids } = revision;
    const cipher = await sealDocument(this.keys, { database, id: valid._id, rev }, ids, valid);
    if (cipher.length > MAX_DOCUMENT_BYTES) throw new DocumentTooLarge();
    return {
      revision,
      parent,
      doc: valid,
      entry: {
        database,
        id: valid._id,
        rev: revision.rev,
        ancestors: revision.ids.slice(0, JOURNALED_ANCESTORS),
        cipher,
      },
    };
  }

  /** What these rows stand for, decrypted, in their order. What cannot be read is left out, and counted. */
  async reveal(rows: readonly DocumentRow[]): Promise<Stored[]> {
    const held = new Map<DocumentRow, Stored | null>();
    const absent = new Map<string, DocumentRow[]>();
    for (const row of rows) {
      const doc = this.cache.get(at(row.database, row.id, row.rev));
      if (doc) held.set(row, doc);
      else if (!absent.get(row.database)?.push(row)) absent.set(row.database, [row]);
    }
    await Promise.all(
      [...absent].map(async ([database, asked]) => {
        const found = await this.contents(database, asked);
        for (const row of asked) held.set(row, found.get(row.id) ?? null);
      }),
    );
    return rows.flatMap((row) => held.get(row) ?? []);
  }

  private async contents(database: string, rows: readonly DocumentRow[]): Promise<Map<string, Stored>> {
    const found = new Map<string, Stored>();
    await Promise.all(
      (await this.open(database).contents(rows)).map(async ({ id, rev, c }) => {
        const it = c === undefined ? null : await this.projector.opened({ database, id, rev }, c);
        if (!it) return;
        found.set(id, it.doc);
        this.cache.set(at(database, id, it.rev), it.doc);
      }),
    );
    return found;
  }

  async close(): Promise<void> {
    await this.settled();
    this.cache.clear();
    this.rows.forget();
    this.model.close();
    await Promise.all([...this.databases.values()].map((database) => database.close()));
    this.databases.clear();
  }
}

function asType<T extends StoredType>(
  doc: Stored | undefined,
  revision: Revision,
  type: T,
): Loaded<StoredOf<T>> | null {
  return doc?.type === type ? { doc: doc as StoredOf<T>, revision } : null;
}

/** The place of one revision among the decrypted documents. */
const at = (database: string, id: string, rev: string): string => `${database}/${id}@${rev}`;

export class DocumentTooLarge extends Error {}

/** Lets what was just acknowledged be answered before the work that follows it begins. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
