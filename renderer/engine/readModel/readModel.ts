import { errorName } from '../../../shared/base/errorName';
import Dexie, { type Collection, type Table } from 'dexie';
import { FirstFailure } from '../database/firstFailure';

/**
 * A meeting with its attendance and with the cases that are registered for it, each with all that belongs to it: one row
 * of the read model. Also the board; and a case whose own document is not here (yet), under the case's id. It holds ids,
 * revisions and dates, no content: that is read from PouchDB, where it lies anyway. So a rebuild writes one small row a
 * meeting instead of one large row a document.
 */
export interface Bundle {
  readonly database: string;
  readonly id: string;
  /** Of a meeting. */
  readonly date?: string;
  /** Of the meeting or the board itself: id, revision, id, revision… flat, since all of them are read at each unlock. */
  readonly documents: readonly string[];
  readonly cases: readonly string[];
  /** For each of `cases`, its documents, itself first among them. */
  readonly caseDocuments: readonly (readonly string[])[];
  /** What the search knows the cases by, sealed; missing where it is not known of each. */
  readonly cards?: string;
}

/** Some of them, not read yet. */
export type Bundles = Collection<Bundle, [string, string]>;

/** How far the projection of a database has come. */
export interface Progress {
  readonly database: string;
  /** Names the very database; one that was lost and made anew is another. */
  readonly instance: string;
  /** The version that projected it. */
  readonly by: string;
  /** The database's sequence up to which the projection is complete. */
  readonly since: number;
  /** False while it is being built. */
  readonly isBuilt: boolean;
  /** Nobody has looked yet which documents of this database have more than one leaf. */
  readonly unswept: boolean;
}

/** Raised when what the projector writes changes: the next start then rebuilds everything. */
export const PROJECTION = 3;

/** The read model: a projection of the local PouchDB databases, deleted and rebuilt at will. */
export class ReadModel extends Dexie {
  readonly bundles!: Table<Bundle, [string, string]>;
  readonly progress!: Table<Progress, string>;

  /** @param failed ends every wait for it */
  constructor(private readonly failed: Pick<FirstFailure, 'read'> = new FirstFailure()) {
    super('concerto-read-model');
    this.version(PROJECTION).stores({
      rows: null,
      bundles: '[database+id], date, *cases',
      progress: 'database',
    });
  }

  /** The way of every reading: answered, or refused once IndexedDB has failed. */
  read<T>(ask: (tables: Pick<ReadModel, 'bundles' | 'progress'>) => PromiseLike<T>): Promise<T> {
    return this.failed.read(async () => ask(this));
  }

  /**
   * Deleted and made anew where it does not open: of a newer version, or damaged. Rejects when even that fails.
   * @param by what projects now: where nothing is of this version, it is emptied at once rather than row by row
   */
  ready(by: string): Promise<void> {
    return this.failed.read(() => this.made(by));
  }

  private async made(by: string): Promise<void> {
    try {
      await this.probe();
    } catch (error) {
      console.warn('read model made anew', errorName(error));
      this.close({ disableAutoOpen: false });
      await Dexie.delete(this.name);
      await this.probe();
    }
    const progress = await this.progress.toArray();
    if (progress.every((it) => it.by !== by)) await this.bundles.clear();
  }

  /** Dexie opens a database of a newer version too, whatever its tables: asked for what is used, it tells. */
  private async probe(): Promise<void> {
    await this.open();
    await this.transaction('r', this.bundles, this.progress, async () => {
      await this.bundles.where('date').equals('').count();
      await this.bundles.where('cases').equals('').count();
      await this.progress.count();
    });
  }
}
