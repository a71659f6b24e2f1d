import type { Change, Committed, KeptDatabase, KeptIndex, KeptStore, Layout } from './messages';

/** What `fake-indexeddb` holds inside, as far as it is looked at here. */
interface RawStore {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly keyGenerator: { num: number } | null;
  readonly records: { values(range?: unknown): Iterable<{ key: unknown; value: unknown }> };
  readonly rawIndexes: ReadonlyMap<string, KeptIndex>;
}
/** What changes a record there. */
interface Writers {
  storeRecord: (record: { key: unknown; value: unknown }, ...rest: unknown[]) => unknown;
  deleteRecord: (key: unknown, ...rest: unknown[]) => void;
  clear: (...rest: unknown[]) => void;
}
interface RawDatabase {
  readonly name: string;
  readonly version: number;
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
}

const rawOf = (database: IDBDatabase): RawDatabase =>
  (database as unknown as { _rawDatabase: RawDatabase })._rawDatabase;
const rawStoreOf = (store: IDBObjectStore): RawStore =>
  (store as unknown as { _rawObjectStore: RawStore })._rawObjectStore;

/** Changes since the last transaction over each store; those that write exclude one another. */
const made = new WeakMap<RawStore, Change[]>();
const noted = (store: RawStore): Change[] => {
  const found = made.get(store) ?? [];
  made.set(store, found);
  return found;
};
const watched = new WeakSet<object>();

/** Notes every change of a record, also those that an aborted transaction takes back. */
function watch(store: RawStore): void {
  const all = Object.getPrototypeOf(store) as Writers;
  if (watched.has(all)) return;
  watched.add(all);
  const { storeRecord, deleteRecord, clear } = all;
  Object.assign(all, {
    storeRecord(this: RawStore, record: { key: unknown; value: unknown }, ...rest: unknown[]) {
      const key = storeRecord.call(this, record, ...rest);
      noted(this).push({ kind: 'put', store: this.name, key: record.key, value: record.value });
      return key;
    },
    deleteRecord(this: RawStore, key: unknown, ...rest: unknown[]) {
      const range = key instanceof IDBKeyRange ? key : IDBKeyRange.only(key);
      for (const held of [...this.records.values(range)])
        noted(this).push({ kind: 'delete', store: this.name, key: held.key });
      deleteRecord.call(this, key, ...rest);
    },
    clear(this: RawStore, ...rest: unknown[]) {
      noted(this).push({ kind: 'clear', store: this.name });
      clear.call(this, ...rest);
    },
  });
}

const bare = <T, K extends keyof T>(prototype: T, name: K): T[K] => prototype[name];

/** Tells each transaction that wrote, when it is over and before anybody else hears of it. */
export function tellCommits(
  committed: (committed: Committed) => void,
  dropped: (database: string) => void,
): void {
  const former = {
    transaction: bare(IDBDatabase.prototype, 'transaction'),
    deleteDatabase: bare(IDBFactory.prototype, 'deleteDatabase'),
  };
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const made = former.transaction.call(this, names, mode, options);
    if (made.mode === 'readonly') return made;
    const raw = rawOf(this);
    const isStrict = options?.durability === 'strict';
    const over = () => committed(made.mode === 'versionchange' ? asNew(raw) : changed(raw, made, isStrict));
    for (const name of made.objectStoreNames) {
      const store = raw.rawObjectStores.get(name);
      if (store) watch(store);
    }
    made.addEventListener('complete', over);
    made.addEventListener('abort', over);
    return made;
  };
  IDBFactory.prototype.deleteDatabase = function (name) {
    const request = former.deleteDatabase.call(this, name);
    request.addEventListener('success', () => dropped(name));
    return request;
  };
}

const numbersOf = (stores: Iterable<RawStore>): [string, number][] =>
  [...stores].flatMap(({ name, keyGenerator }) => (keyGenerator ? [[name, keyGenerator.num]] : []));

function changed(raw: RawDatabase, { objectStoreNames }: IDBTransaction, isStrict: boolean): Committed {
  const stores = [...objectStoreNames].flatMap((name) => raw.rawObjectStores.get(name) ?? []);
  const changes = stores.flatMap((store) => noted(store).splice(0));
  return { database: raw.name, layout: null, changes, numbers: numbersOf(stores), isStrict };
}

/** After the stores themselves were made: all that they hold. */
function asNew(raw: RawDatabase): Committed {
  const stores = [...raw.rawObjectStores.values()];
  const changes = stores.flatMap((store) => {
    noted(store).splice(0);
    return [...store.records.values()].map(({ key, value }): Change => ({
      kind: 'put',
      store: store.name,
      key,
      value,
    }));
  });
  const layout: Layout = {
    version: raw.version,
    stores: stores.map(({ name, keyPath, autoIncrement, rawIndexes }): KeptStore => ({
      name,
      keyPath,
      autoIncrement,
      indexes: [...rawIndexes.values()].map(({ name: index, keyPath: by, unique, multiEntry }) => ({
        name: index,
        keyPath: by,
        unique,
        multiEntry,
      })),
    })),
  };
  return { database: raw.name, layout, changes, numbers: numbersOf(stores), isStrict: true };
}

/** Puts back what was there when the thread before ended; to be done before anybody opens a database. */
export async function putBack(databases: ReadonlyMap<string, KeptDatabase>): Promise<void> {
  for (const [name, kept] of databases) await putBackOne(name, kept);
}

const putBackOne = (name: string, { layout, records, numbers }: KeptDatabase): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, layout.version);
    request.onupgradeneeded = () => {
      for (const { name: called, keyPath, autoIncrement, indexes } of layout.stores) {
        const store = request.result.createObjectStore(called, { keyPath, autoIncrement });
        for (const { name: index, keyPath: by, unique, multiEntry } of indexes)
          store.createIndex(index, by, { unique, multiEntry });
        for (const { key, value } of records.get(called)?.values() ?? [])
          store.put(value, ...(keyPath === null ? [key as IDBValidKey] : []));
        const { keyGenerator } = rawStoreOf(store);
        const last = numbers.get(called);
        request.transaction?.addEventListener('complete', () => {
          if (keyGenerator && last !== undefined) keyGenerator.num = last;
        });
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

export async function dropAll(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name ?? '').onsuccess = resolve;
    });
}
