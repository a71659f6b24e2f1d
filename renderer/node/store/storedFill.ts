import type { JournalEntry } from '../../../shared/contracts/shell';
import { revisionsField } from './revisions';
import { BY_REVISION, CONTENTS, COUNTS, LAYOUT, NAMES, type StoredStores } from './storedStores';

type NewEntry = Pick<JournalEntry, 'id' | 'rev' | 'ancestors' | 'cipher'>;

/** The sequence numbers that were given, all of them in a row. */
export interface Sequences {
  readonly first: number;
  readonly last: number;
}

interface Counts {
  docCount: number;
}

/** PouchDB cuts longer histories (`revs_limit`). */
const LONGEST_HISTORY = 1000;

/**
 * Writes new documents where PouchDB's `idb` adapter keeps them, past PouchDB, which asks IndexedDB four times for each and
 * one after the other: half of the time of a first pull. A batch is one transaction over the same stores that PouchDB
 * locks, and adds only documents that are not there: if one is, nothing is written and PouchDB is to be asked, as where
 * the stores are not of the layout that is known. PouchDB keeps nothing of them in memory, so it may be open meanwhile.
 * `test/unit/node/storedFill.property.test.ts` proves that what comes of it is what `bulkDocs` makes: to be looked at with
 * each new `pouchdb-adapter-idb`.
 */
export class StoredFill {
  constructor(private readonly stores: StoredStores) {}

  /** All or nothing. Rejects where IndexedDB fails; null where PouchDB is to write them. */
  async add(entries: readonly NewEntry[]): Promise<Sequences | null> {
    if (entries.length === 0 || !entries.every(isPlain)) return null;
    if (new Set(entries.map(({ id }) => id)).size < entries.length) return null;
    const database = await this.stores.database();
    if (!database || database.version !== LAYOUT || !database.objectStoreNames.contains(COUNTS)) return null;
    const transaction = transactionOver(database);
    if (!transaction || !isKnown(transaction)) return null;
    return new Promise((resolve, reject) => {
      let sequences: Sequences | null = null;
      transaction.oncomplete = () => resolve(sequences);
      transaction.onabort = () => {
        const { error } = transaction;
        if (!error || error.name === 'ConstraintError') resolve(null);
        else reject(error);
      };
      afterLast(transaction, (first) => {
        sequences = write(transaction, entries, first);
      });
    });
  }
}

/** One that has no content, or was deleted, is PouchDB's affair. */
const isPlain = ({ id, cipher, ancestors }: NewEntry): boolean =>
  cipher !== '' && !id.startsWith('_') && ancestors.length <= LONGEST_HISTORY;

/** Null where the connection was closed under it. */
function transactionOver(database: IDBDatabase): IDBTransaction | null {
  try {
    return database.transaction([NAMES, CONTENTS, COUNTS], 'readwrite');
  } catch {
    return null;
  }
}

function isKnown(transaction: IDBTransaction): boolean {
  const [names, contents] = [transaction.objectStore(NAMES), transaction.objectStore(CONTENTS)];
  const isIt =
    names.keyPath === 'id' &&
    contents.keyPath === null &&
    contents.autoIncrement &&
    contents.indexNames.contains(BY_REVISION) &&
    contents.index(BY_REVISION).unique &&
    transaction.objectStore(COUNTS).keyPath === 'id';
  if (!isIt) transaction.abort();
  return isIt;
}

/** Once the last sequence number is known, and the count is there to be raised. */
function afterLast(transaction: IDBTransaction, go: (first: number) => void): void {
  const counts = transaction.objectStore(COUNTS).get(COUNTS);
  const last = transaction.objectStore(CONTENTS).openKeyCursor(null, 'prev');
  last.onsuccess = () => {
    const known = counts.result as Partial<Counts> | undefined;
    if (typeof known?.docCount !== 'number') transaction.abort();
    else go(Number(last.result?.key ?? 0) + 1);
  };
}

function write(transaction: IDBTransaction, entries: readonly NewEntry[], first: number): Sequences {
  const [names, contents] = [transaction.objectStore(NAMES), transaction.objectStore(CONTENTS)];
  entries.forEach(({ id, rev, ancestors, cipher }, i) => {
    const seq = first + i;
    names.add({
      data: JSON.stringify({
        id,
        rev,
        rev_tree: treeOf(rev, ancestors),
        seq,
        winningRev: rev,
        deleted: false,
      }),
      winningRev: rev,
      deletedOrLocal: '0',
      seq,
      id,
    });
    contents.add({ c: cipher, [BY_REVISION]: `${id}::${rev}` }, seq);
  });
  const counts = transaction.objectStore(COUNTS);
  const read = counts.get(COUNTS);
  read.onsuccess = () => {
    const held = read.result as Counts;
    counts.put({ ...held, docCount: held.docCount + entries.length });
  };
  return { first, last: first + entries.length - 1 };
}

type Branch = [hash: string, { status: 'missing' | 'available' }, Branch[]];

/** One leaf with its ancestors, as PouchDB writes a revision tree (pouchdb-adapter-utils, `makeRevTreeFromRevisions`). */
function treeOf(rev: string, ancestors: readonly string[]): { pos: number; ids: Branch }[] {
  const { start, ids } = revisionsField({ rev, ids: ancestors });
  const [leaf = '', ...older] = ids;
  let branch: Branch = [leaf, { status: 'available' }, []];
  for (const hash of older) branch = [hash, { status: 'missing' }, [branch]];
  return [{ pos: start - ids.length + 1, ids: branch }];
}
