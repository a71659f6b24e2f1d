import Dexie, { type Table } from 'dexie';

/**
 * A case with all that belongs to it, or a meeting with its attendance, or the board: one row of the read model. It holds
 * ids, revisions and dates, no content: that is read from PouchDB, where it lies anyway. So a rebuild writes one small row
 * a case instead of one large row a document.
 */
export interface Bundle {
  readonly database: string;
  /** Of the case, the meeting or the board; `bundleOf` tells it for any document. */
  readonly id: string;
  /** A case's present meeting; a meeting's own id. */
  readonly meeting?: string;
  /** Of a meeting. */
  readonly date?: string;
  /** Id, revision, id, revision… flat, since thousands of bundles are written and read at once. */
  readonly documents: readonly string[];
  /** What the search knows a case by, sealed. */
  readonly card?: string;
}

/** How far the projection of a database has come. */
export interface Progress {
  readonly database: string;
  /** Names the very database; one that was lost and made anew is another. */
  readonly instance: string;
  /** The version that projected it. */
  readonly by: string;
  /** The database's sequence up to which the projection is complete. */
  readonly since: number;
  /** While it is being built: the bundle it has come down to; null when it is complete. */
  readonly at: string | null;
  /** Nobody has looked yet which documents of this database have more than one leaf. */
  readonly unswept?: boolean;
}

/** Raised when what the projector writes changes: the next start then rebuilds everything. */
export const PROJECTION = 2;

/** The read model: a projection of the local PouchDB databases, deleted and rebuilt at will. */
export class ReadModel extends Dexie {
  readonly bundles!: Table<Bundle, [string, string]>;
  readonly progress!: Table<Progress, string>;

  constructor() {
    super('concerto-read-model');
    this.version(PROJECTION).stores({
      rows: null,
      bundles: '[database+id], [database+meeting], date',
      progress: 'database',
    });
  }

  /**
   * Deleted and made anew where it does not open: of a newer version, or damaged. Rejects when even that fails.
   * @param by what projects now: where all is of another version, it is emptied at once rather than row by row
   */
  async ready(by: string): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      console.warn('read model made anew', (error as { name?: string }).name);
      this.close({ disableAutoOpen: false });
      await Dexie.delete(this.name);
      await this.open();
    }
    const progress = await this.progress.toArray();
    if (progress.length > 0 && progress.every((it) => it.by !== by)) await this.bundles.clear();
  }
}
