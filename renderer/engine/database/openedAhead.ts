import { errorName } from '../../../shared/base/errorName';
import { openLocal, type SealedDatabase } from './pouch';
import { STORE_PREFIX } from './storedStores';
import { readSentinel, type Sentinel } from './sentinel';

/**
 * Opens, while the passphrase is tried, every database that lies here: which of them belong to the workstation is sealed
 * until then. They hold ciphertext, and need no key to be opened. The sentinel is read first, as it must be.
 */
export class OpenedAhead {
  readonly sentinel: Promise<Sentinel | null> = readSentinel();
  private readonly opened = new Map<string, SealedDatabase>();

  constructor() {
    void this.open().catch((error: unknown) => console.warn('not opened ahead', errorName(error)));
  }

  /** @returns once, the database that PouchDB calls so; one that is not open yet is opened by who asks */
  take(localName: string): SealedDatabase | undefined {
    const database = this.opened.get(localName);
    this.opened.delete(localName);
    return database;
  }

  private async open(): Promise<void> {
    await this.sentinel;
    for (const { name = '' } of await indexedDB.databases())
      if (name.startsWith(STORE_PREFIX)) {
        const localName = name.slice(STORE_PREFIX.length);
        this.opened.set(localName, openLocal(localName));
      }
  }
}
