import { SerialQueue } from '../../../shared/base/serialQueue';
import { readingAt, readStored, type Stored } from '../../../shared/domain/stored';
import { openCards, sealCards } from './cards';
import { isChunk } from '../../../shared/domain/ids';
import { isCase, ownerOf, revisionIn } from './bundles';
import type { Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { Projected } from '../database/projected';
import { Placing } from './placing';
import type { Bundle, Progress, ReadModel } from './readModel';
import { generationOf } from '../database/revisions';
import type { Rows } from './rows';
import type { RevisionPlace } from '../database/sealedDocument';
import type { Unread } from './unread';

/** What changed, for the queries to know whether they are concerned. */
export interface Change {
  readonly database: string;
  readonly doc: Stored;
}

/** A document that can be read, and of which revision it is. */
export interface Opened {
  readonly rev: string;
  readonly doc: Stored;
}

interface Around {
  /** What lies there; rejects where it does not open, or is not to be believed. */
  unsealed(at: RevisionPlace, c: string): Promise<unknown>;
  /** The first leaf beside this one that can be read. */
  beside(at: RevisionPlace): Promise<Opened | null>;
  /** What was decrypted on the way, so that nobody decrypts it again. */
  opened(database: string, rev: string, doc: Stored): void;
  changed(changes: readonly Change[]): void;
}

/**
 * What was read of the database a moment ago may have been overtaken by a local write: what is older than the row is not
 * news. (A winning revision never loses generations here: merges end the shorter branches.)
 */
const isNews = (rev: string, known: string | undefined): boolean =>
  known === undefined || (rev !== known && generationOf(rev) >= generationOf(known));

/** The only writer of the read model: local writes and replicated changes take this same path. */
export class Projector {
  private readonly turns = new SerialQueue();

  constructor(
    private readonly model: ReadModel,
    private readonly rows: Rows,
    private readonly keys: Keyring,
    private readonly unread: Unread,
    private readonly around: Around,
  ) {}

  /**
   * One batch at a time, since each compares with the rows before it writes them.
   * @param progress how far this brings the database's projection, when it was read from its feed
   * @returns the revision each document showed before, in the order of `incoming`
   */
  apply(
    database: string,
    incoming: readonly Projected[],
    progress?: Progress,
  ): Promise<(string | undefined)[]> {
    return this.inTurn(() => this.project(database, incoming, progress));
  }

  /** The same cards of each bundle under another key; those that were projected meanwhile stay. */
  resealed(database: string, cards: ReadonlyMap<string, { from: string; to: string }>): Promise<void> {
    return this.inTurn(async () => {
      const known = await this.model.bundles.bulkGet([...cards.keys()].map((id) => [database, id]));
      const bundles = known.flatMap((bundle) => {
        const sealed = bundle && cards.get(bundle.id);
        return bundle && sealed && sealed.from === bundle.cards ? [{ ...bundle, cards: sealed.to }] : [];
      });
      await this.model.bundles.bulkPut(bundles);
      this.rows.took(bundles);
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.run(work);
  }

  /** Resolves once all that was handed over so far stands in the read model, or was refused by it. */
  settled(): Promise<void> {
    return this.turns.settled();
  }

  private async project(
    database: string,
    incoming: readonly Projected[],
    progress?: Progress,
  ): Promise<(string | undefined)[]> {
    const owners = incoming.map(({ id }) => ownerOf(id));
    const bundles = await this.rows.owners(
      database,
      owners.flatMap((owner) => owner ?? []),
    );
    const before = incoming.map(({ id }, i) => revisionIn(bundles.get(owners[i] ?? ''), id));
    const fresh = incoming.filter(({ rev, anew }, i) => anew ?? isNews(rev, before[i]));
    const opened = await Promise.all(fresh.map((item) => this.read(database, item)));
    const docs = opened.map((it) => it?.doc);
    const placing = new Placing(database);
    placing.take(bundles.values());
    // Where cases move to, which need not be among what stands before.
    const meetings = docs.flatMap((doc) => (doc?.type === 'case' ? [doc.meeting] : []));
    placing.take((await this.rows.owners(database, meetings)).values());
    fresh.forEach(({ id, rev, deleted }, i) => {
      const it = opened[i];
      if (it) {
        const known = revisionIn(bundles.get(ownerOf(id) ?? ''), id);
        // Of one beside it, what stands may be newer.
        if (it.rev === rev || isNews(it.rev, known)) placing.put(it.doc, it.rev);
      } else if (deleted) placing.remove(id);
      // It cannot be read, and is known to be there: nobody writes over it.
      else placing.keep(id, rev);
    });
    await this.write(placing, progress);
    const changes = docs.flatMap((doc) => (doc ? [{ database, doc }] : []));
    if (changes.length > 0) this.around.changed(changes);
    return before;
  }

  /** Writes what was placed since the last time, and how far the projection has come with it. */
  async write(placing: Placing, progress: Progress | undefined): Promise<void> {
    const { written: bare, gone } = placing.changes();
    const written = await Promise.all(bare.map((bundle) => this.withCards(bundle, placing)));
    await this.model.transaction('rw', this.model.bundles, this.model.progress, async () => {
      if (gone.length > 0) await this.model.bundles.bulkDelete(gone.map((b) => [b.database, b.id]));
      if (written.length > 0) await this.model.bundles.bulkPut(written);
      if (progress) await this.model.progress.put(progress);
    });
    this.rows.took(written, gone);
  }

  /** Drops what is projected of a database. */
  async forget(database: string): Promise<void> {
    const whole = this.model.bundles.where('[database+id]').between([database, ''], [database, '\uffff']);
    await this.model.transaction('rw', this.model.bundles, this.model.progress, async () => {
      await this.model.progress.delete(database);
      await whole.delete();
    });
    this.rows.forget();
  }

  /** The projection is complete up to here. */
  reached(database: string, since: number, doubtful: boolean): Promise<void> {
    return this.inTurn(async () => {
      await this.model.progress.update(database, doubtful ? { since, unswept: true } : { since });
    });
  }

  async swept(database: string): Promise<void> {
    await this.model.progress.update(database, { unswept: false });
  }

  /** As `opened`. */
  async open(at: RevisionPlace, c: string): Promise<Stored | null> {
    return (await this.opened(at, c))?.doc ?? null;
  }

  /**
   * Null where it does not open, or is of a newer version: it stays in PouchDB, is counted, and is not shown. A damaged
   * one takes the place of none that can be read: where such a leaf stands beside it, that is what is shown.
   */
  async opened(at: RevisionPlace, c: string): Promise<Opened | null> {
    const plain = await this.around.unsealed(at, c).catch(() => null);
    const isDamaged = readingAt(at.id, plain).kind === 'broken';
    const beside = isDamaged ? await this.around.beside(at) : null;
    const reading = readStored(plain);
    if (reading.kind === 'known') return { rev: at.rev, doc: reading.doc };
    this.unread.note(beside ? 'beside' : reading.kind, placeOf(at.database, at.id));
    return beside;
  }

  /** Cards are kept while all cases have one: the search else reads the cases themselves. */
  private async withCards(bundle: Bundle, { cards: fresh }: Placing): Promise<Bundle> {
    const changed = bundle.cases.filter((id) => fresh.has(id));
    if (changed.length === 0 || isCase(bundle.id)) return bundle;
    const { cards: sealed, ...rest } = bundle;
    const isAll = changed.length === bundle.cases.length;
    const kept = isAll || sealed === undefined ? {} : await openCards(this.keys, bundle);
    const cards = { ...kept, ...Object.fromEntries(changed.map((id) => [id, fresh.get(id) ?? null])) };
    if (!bundle.cases.every((id) => Object.hasOwn(cards, id))) return rest;
    return { ...rest, cards: await sealCards(this.keys, bundle, cards) };
  }

  private async read(database: string, item: Projected): Promise<Opened | null> {
    const { id, rev, c, doc, glanced, deleted } = item;
    if (deleted || c === undefined || isChunk(id)) return null;
    const it = doc ? { rev, doc } : await this.opened({ database, id, rev }, c);
    // A manifest is read where it is wanted: with its content it is too large to be held for each.
    if (it && !glanced && it.doc.type !== 'file') this.around.opened(database, it.rev, it.doc);
    return it;
  }
}
