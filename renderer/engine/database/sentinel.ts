/** What stands in the store itself, for the witness outside of it to be compared with. */
export interface Sentinel {
  readonly id: string;
  /** How often the store was opened. */
  readonly generation: number;
}

const NAME = 'concerto-sentinel';
const STORE = 'sentinel';
const KEY = 'it';

/**
 * The first database that is opened, by the bare interface. Chromium replaces a store that it finds corrupt by an empty
 * one. It says so here alone, by `oldVersion` 0 or the non-standard `dataLoss` (README.md, "What a full disk does to
 * IndexedDB").
 * @returns null where the store is new, or was emptied
 */
export async function readSentinel(): Promise<Sentinel | null> {
  const { database, emptied } = await open();
  try {
    if (emptied) return null;
    const found: unknown = await done(database.transaction(STORE).objectStore(STORE).get(KEY));
    return isSentinel(found) ? found : null;
  } finally {
    database.close();
  }
}

/** Flushed before it resolves: the witness may then say the same. */
export async function writeSentinel(sentinel: Sentinel): Promise<void> {
  const { database } = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).put(sentinel, KEY);
    await over(transaction);
  } finally {
    database.close();
  }
}

/** What is kept beside it under this name, for the whole workstation. */
export async function readBeside(name: string): Promise<unknown> {
  const { database } = await open();
  try {
    return await done<unknown>(database.transaction(STORE).objectStore(STORE).get(name));
  } finally {
    database.close();
  }
}

/** Not flushed: what is lost of it is found out again. */
export async function writeBeside(name: string, value: string): Promise<void> {
  const { database } = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    transaction.objectStore(STORE).put(value, name);
    await over(transaction);
  } finally {
    database.close();
  }
}

/** All that was written to this workstation's IndexedDB before is on the disk once this resolves: it has one log for all. */
export async function flushStore(): Promise<void> {
  const { database } = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).put(0, 'flush');
    await over(transaction);
  } finally {
    database.close();
  }
}

async function open(): Promise<{ database: IDBDatabase; emptied: boolean }> {
  const request = indexedDB.open(NAME, 1);
  let emptied = false;
  request.onupgradeneeded = (event) => {
    const { oldVersion, dataLoss } = event as IDBVersionChangeEvent & { readonly dataLoss?: string };
    emptied = oldVersion === 0 || dataLoss === 'total';
    if (!request.result.objectStoreNames.contains(STORE)) request.result.createObjectStore(STORE);
  };
  return { database: await done(request), emptied };
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

const over = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
  });

const isSentinel = (value: unknown): value is Sentinel =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'generation' in value &&
  typeof value.generation === 'number';
