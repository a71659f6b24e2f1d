import type { JournalEntry } from '../../../shared/records/journalEntry';
import { isEnd } from '../../../shared/records/sealed';
import { revisionsField } from './revisions';
import { BY_REVISION, CONTENTS, COUNTS, LAYOUT, NAMES, type StoredStores } from './storedStores';

type NewEntry = Pick<JournalEntry, 'id' | 'rev' | 'ancestors' | 'cipher' | 'deleted'>;

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
 * Writes new documents where PouchDB's `idb` adapter keeps them, past PouchDB. That asks IndexedDB four times for each,
 * one after the other: half of the time of a first pull. A batch is one transaction over the same stores that PouchDB
 * locks, and adds only documents that are not there. If one is, nothing is written and PouchDB is to be asked, as where
 * the stores are not of the layout that is known. PouchDB keeps nothing of them in memory, so it may be open meanwhile.
 * `test/unit/idb/storedFill.property.test.ts` proves that what comes of it is what `bulkDocs` makes: to be looked at
 * with each new `pouchdb-adapter-idb`.
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
      ifNew(transaction, entries, (first) => {
        sequences = write(transaction, entries, first);
      });
    });
  }
}

/** One that has no content, or was deleted, is PouchDB's affair. */
const isPlain = (entry: NewEntry): boolean =>
  !isEnd(entry) && !entry.id.startsWith('_') && entry.ancestors.length <= LONGEST_HISTORY;

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

/**
 * Once it is known that none of them is there, with the last sequence number. Asked for ranges of ids, instead of for each
 * by `add`: a batch holds what belongs together, hence little else than itself lies between its first and its last.
 */
function ifNew(transaction: IDBTransaction, entries: readonly NewEntry[], go: (first: number) => void): void {
  const counts = transaction.objectStore(COUNTS).get(COUNTS);
  const names = transaction.objectStore(NAMES);
  const there = rangesOf(entries).map(([first, last]) => names.getAllKeys(IDBKeyRange.bound(first, last)));
  const last = transaction.objectStore(CONTENTS).openKeyCursor(null, 'prev');
  last.onsuccess = () => {
    const known = counts.result as Partial<Counts> | undefined;
    const ids = new Set<IDBValidKey>(entries.map(({ id }) => id));
    const isNew = there.every(({ result }) => !result.some((id) => ids.has(id)));
    if (typeof known?.docCount !== 'number' || !isNew) transaction.abort();
    else go(Number(last.result?.key ?? 0) + 1);
  };
}

/** The first and the last id of each type. */
function rangesOf(entries: readonly NewEntry[]): (readonly [string, string])[] {
  const ranges = new Map<string, readonly [string, string]>();
  for (const { id } of entries) {
    const type = id.slice(0, id.indexOf(':') + 1);
    const [first, last] = ranges.get(type) ?? [id, id];
    ranges.set(type, [id < first ? id : first, id > last ? id : last]);
  }
  return [...ranges.values()];
}

function write(transaction: IDBTransaction, entries: readonly NewEntry[], first: number): Sequences {
  const [names, contents] = [transaction.objectStore(NAMES), transaction.objectStore(CONTENTS)];
  // One store after the other: LevelDB takes neighbours faster. Contents from the last one down: the highest number raises
  // the store's key generator once, and the others leave it alone.
  for (const [i, { id, rev, cipher }] of [...entries.entries()].reverse())
    contents.put({ c: cipher, [BY_REVISION]: `${id}::${rev}` }, first + i);
  entries.forEach(({ id, rev, ancestors }, i) => {
    const seq = first + i;
    names.put({
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
