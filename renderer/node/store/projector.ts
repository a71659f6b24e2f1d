import { readStored, type Stored } from '../../../shared/domain/stored';
import { cardOf } from '../search/card';
import { bundleOf, revisionIn, withRevision } from './bundles';
import { sealJson, unsealJson, type Keyring } from './cipher';
import { placeOf } from './documents';
import type { Bundle, Progress, ReadModel } from './readModel';
import type { Rows } from './rows';
import type { Unread } from './unread';

export interface Projected {
  readonly id: string;
  readonly rev: string;
  readonly c?: string | undefined;
  readonly deleted?: boolean | undefined;
  /** The plain document, where whoever wrote it still has it at hand. */
  readonly doc?: Stored | undefined;
}

/** What changed, for the queries to know whether they are concerned. */
export interface Change {
  readonly database: string;
  readonly doc: Stored;
}

interface Told {
  /** What was decrypted on the way, so that nobody decrypts it again. */
  opened(database: string, rev: string, doc: Stored): void;
  changed(changes: readonly Change[]): void;
}

const generation = (rev: string): number => Number(rev.slice(0, rev.indexOf('-')));

/**
 * What was read of the database a moment ago may have been overtaken by a local write: what is older than the row is not
 * news. (A winning revision never loses generations here: merges end the shorter branches.)
 */
const isNews = (rev: string, known: string | undefined): boolean =>
  known === undefined || (rev !== known && generation(rev) >= generation(known));

/** The only writer of the read model: local writes and replicated changes take this same path. */
export class Projector {
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly model: ReadModel,
    private readonly rows: Rows,
    private readonly keys: Keyring,
    private readonly unread: Unread,
    private readonly told: Told,
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
    const done = this.turn.then(() => this.project(database, incoming, progress));
    this.turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** Resolves once all that was handed over so far stands in the read model, or was refused by it. */
  settled(): Promise<void> {
    return this.turn;
  }

  private async project(
    database: string,
    incoming: readonly Projected[],
    progress?: Progress,
  ): Promise<(string | undefined)[]> {
    const places = incoming.map(({ id }) => bundleOf(id));
    const bundles = await this.rows.bundles(database, new Set(places.flatMap((place) => place ?? [])));
    const before = incoming.map(({ id }, i) => revisionIn(bundles.get(places[i] ?? ''), id));
    const fresh = incoming.filter(({ rev }, i) => isNews(rev, before[i]));
    const docs = await Promise.all(fresh.map((item) => this.read(database, item)));
    const changed = new Map<string, Bundle>();
    for (const [i, item] of fresh.entries()) {
      const doc = docs[i];
      const id = bundleOf(item.id);
      if (id === null || !(doc || item.deleted)) continue;
      const bundle = changed.get(id) ?? bundles.get(id) ?? { database, id, documents: [] };
      changed.set(id, doc ? await this.withDocument(bundle, item.rev, doc) : without(bundle, item.id));
    }
    const written = [...changed.values()].filter((bundle) => bundle.documents.length > 0);
    const gone = [...changed.values()].filter((bundle) => bundle.documents.length === 0);
    await this.store(written, gone, progress);
    this.rows.took(written, gone);
    const changes = docs.flatMap((doc) => (doc ? [{ database, doc }] : []));
    if (changes.length > 0) this.told.changed(changes);
    return before;
  }

  /** A page of a projection that is built anew, whole bundles; nobody else writes to this database meanwhile. */
  async place(bundles: readonly Bundle[], progress: Progress): Promise<void> {
    await this.store(bundles, [], progress);
    this.rows.forget();
  }

  /** Drops what is projected of a database. */
  async forget(database: string): Promise<void> {
    const whole = this.model.bundles.where('[database+id]').between([database, ''], [database, '\uffff']);
    await this.model.transaction('rw', this.model.bundles, this.model.progress, async () => {
      await this.model.progress.delete(database);
      if ((await this.model.progress.count()) === 0) await this.model.bundles.clear();
      else await whole.delete();
    });
    this.rows.forget();
  }

  async swept(database: string): Promise<void> {
    await this.model.progress.update(database, { unswept: false });
  }

  /** What a bundle shows of the document that names it; sealed, where it tells of a person. */
  async keysOf(database: string, doc: Stored): Promise<Pick<Bundle, 'meeting' | 'date' | 'card'>> {
    if (doc.type === 'meeting') return { meeting: doc._id, date: doc.date };
    if (doc.type !== 'case') return {};
    const card = cardOf(doc);
    if (!card) return { meeting: doc.meeting };
    return { meeting: doc.meeting, card: await sealJson(this.keys, placeOf(database, doc._id), card) };
  }

  /** Null where it does not open, or is of a newer version: it stays in PouchDB, is counted, and is not shown. */
  async open(database: string, id: string, c: string): Promise<Stored | null> {
    const place = placeOf(database, id);
    const plain = await unsealJson(this.keys, place, c).catch(() => null);
    const reading = readStored(plain);
    if (reading.kind === 'known') return reading.doc;
    this.unread.note(reading.kind, place);
    return null;
  }

  private async withDocument(bundle: Bundle, rev: string, doc: Stored): Promise<Bundle> {
    const { card: _card, ...kept } = withRevision(bundle, doc._id, rev);
    if (doc._id !== bundle.id) return bundle.card === undefined ? kept : { ...kept, card: bundle.card };
    return { ...kept, ...(await this.keysOf(bundle.database, doc)) };
  }

  private async store(
    written: readonly Bundle[],
    gone: readonly Bundle[],
    progress: Progress | undefined,
  ): Promise<void> {
    await this.model.transaction('rw', this.model.bundles, this.model.progress, async () => {
      if (gone.length > 0) await this.model.bundles.bulkDelete(gone.map((b) => [b.database, b.id]));
      if (written.length > 0) await this.model.bundles.bulkPut(written);
      if (progress) await this.model.progress.put(progress);
    });
  }

  private async read(database: string, item: Projected): Promise<Stored | null> {
    if (item.deleted || item.c === undefined) return null;
    const doc = item.doc ?? (await this.open(database, item.id, item.c));
    if (doc) this.told.opened(database, item.rev, doc);
    return doc;
  }
}

function without(bundle: Bundle, id: string): Bundle {
  const { database, id: name, documents } = withRevision(bundle, id, null);
  return id === name ? { database, id: name, documents } : { ...bundle, documents };
}
