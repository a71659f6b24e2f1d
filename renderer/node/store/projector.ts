import { indexKeys, storedSchema, type Stored } from '../../../shared/domain/stored';
import { unsealJson, type Keyring } from './cipher';
import { placeOf } from './documents';
import type { ReadModel, Row } from './readModel';
import type { Rows } from './rows';

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
    private readonly onChanges: (changes: readonly Change[]) => void,
  ) {}

  /**
   * One batch at a time, since each compares with the rows before it writes them.
   * @param since the database's sequence after these changes, when they were read from its feed
   * @returns the revision each row showed before, in the order of `incoming`
   */
  apply(database: string, incoming: readonly Projected[], since?: number): Promise<(string | undefined)[]> {
    const done = this.turn.then(() => this.project(database, incoming, since));
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
    since?: number,
  ): Promise<(string | undefined)[]> {
    const known = await this.model.rows.bulkGet(incoming.map(({ id }) => [database, id]));
    const fresh = incoming.filter(({ rev }, i) => isNews(rev, known[i]?.rev));
    const read = await Promise.all(fresh.map((item) => this.read(database, item)));
    const gone = fresh.filter((item) => item.deleted).map(({ id }): [string, string] => [database, id]);
    const rows = read.flatMap((r) => (r ? [r.row] : []));
    await this.model.transaction('rw', this.model.rows, this.model.progress, async () => {
      if (gone.length > 0) await this.model.rows.bulkDelete(gone);
      if (rows.length > 0) await this.model.rows.bulkPut(rows);
      if (since !== undefined) await this.model.progress.put({ database, since });
    });
    this.rows.took(
      database,
      rows,
      gone.map(([, id]) => id),
    );
    const changes = read.flatMap((r) => (r ? [{ database, doc: r.doc }] : []));
    if (changes.length > 0) this.onChanges(changes);
    return known.map((row) => row?.rev);
  }

  /** Drops what is projected of a database that was lost or rolled back; it is projected anew from its feed. */
  async forget(database: string): Promise<void> {
    await this.model.transaction('rw', this.model.rows, this.model.progress, async () => {
      await this.model.rows.where('[database+id]').between([database, ''], [database, '\uffff']).delete();
      await this.model.progress.delete(database);
    });
    this.rows.forget();
  }

  /** A document that does not open, or of a type that this version does not know, stays in PouchDB and is not shown. */
  private async read(database: string, item: Projected): Promise<{ row: Row; doc: Stored } | null> {
    if (item.deleted || item.c === undefined) return null;
    const doc = item.doc ?? (await this.open(database, item.id, item.c));
    if (!doc) return null;
    return { doc, row: { ...indexKeys(doc), database, id: item.id, rev: item.rev, c: item.c } };
  }

  private async open(database: string, id: string, c: string): Promise<Stored | null> {
    const plain = await unsealJson(this.keys, placeOf(database, id), c).catch(() => null);
    return storedSchema.safeParse(plain).data ?? null;
  }
}
