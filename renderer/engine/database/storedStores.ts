import type { FirstFailure } from './firstFailure';
import type { SealedDatabase } from './pouch';

/** What `pouchdb-adapter-idb` keeps a database in, as its version 9 does (`ADAPTER_VERSION` there). */
export const LAYOUT = 5;
/** In front of a database's name, where IndexedDB names its store. */
export const STORE_PREFIX = '_pouch_';
/** Contents, by sequence number. */
export const CONTENTS = 'by-sequence';
/** Of `CONTENTS`: `id::revision`. */
export const BY_REVISION = '_doc_id_rev';
/** Revision trees, by id. */
export const NAMES = 'document-store';
/** One record: how many documents there are. */
export const COUNTS = 'meta-store';

/** Opens the stores of PouchDB's `idb` adapter past PouchDB; null where they are not as they are known to be. */
export class StoredStores {
  private opening: Promise<IDBDatabase | null> | null = null;

  constructor(
    private readonly pouch: SealedDatabase,
    private readonly failed: Pick<FirstFailure, 'read'>,
  ) {}

  database(): Promise<IDBDatabase | null> {
    return (this.opening ??= this.open());
  }

  async close(): Promise<void> {
    (await this.opening?.catch(() => null))?.close();
    this.opening = null;
  }

  /** After PouchDB has made it: asked earlier, an empty database of that name would come to be. */
  private async open(): Promise<IDBDatabase | null> {
    await this.pouch.info();
    if ((this.pouch as { adapter?: string }).adapter !== 'idb') return null;
    const asked = () => done(indexedDB.open(`${STORE_PREFIX}${this.pouch.name}`));
    const database = await this.failed.read(asked).catch(() => null);
    if (!database) return null;
    database.onversionchange = () => database.close();
    const { objectStoreNames: stores } = database;
    if (stores.contains(CONTENTS) && stores.contains(NAMES)) return database;
    database.close();
    return null;
  }
}

export const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
