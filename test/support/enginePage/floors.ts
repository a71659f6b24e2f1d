import { Document, Packer, Paragraph } from 'docx';
import { argon2id } from 'hash-wasm';

/** What the platform itself needs for the same work, taken in the same page and run. Milliseconds. */
interface Floors {
  readonly put: readonly number[];
  readonly get: readonly number[];
  readonly readAll: number;
  readonly smallestDocx: readonly number[];
}

interface FloorSurface {
  run(rounds: number): Promise<Floors>;
  /** Argon2id with the product's own cost. */
  argon2(passphrase: string): Promise<number>;
}

declare global {
  interface Window {
    readonly floors: FloorSurface;
  }
}

const RECORD = 'x'.repeat(2600);
const RECORDS = 1000;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'));
  });

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

async function repeated(rounds: number, act: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) times.push(await timed(() => act(i)));
  return times;
}

function openBare(): Promise<IDBDatabase> {
  const request = indexedDB.open('bare', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('records');
  return done(request);
}

export const floors: FloorSurface = {
  run: async (rounds) => {
    const database = await openBare();
    const write = (key: number) => {
      const transaction = database.transaction('records', 'readwrite');
      transaction.objectStore('records').put(RECORD, key);
      return finished(transaction);
    };
    const fill = database.transaction('records', 'readwrite');
    for (let key = 0; key < RECORDS; key++) fill.objectStore('records').put(RECORD, key);
    await finished(fill);
    const store = () => database.transaction('records').objectStore('records');
    return {
      put: await repeated(rounds, (i) => write(RECORDS + i)),
      get: await repeated(rounds, (i) => done(store().get(i))),
      readAll: await timed(() => done(store().getAll())),
      smallestDocx: await repeated(10, () =>
        Packer.toBlob(new Document({ sections: [{ children: [new Paragraph('Concerto')] }] })),
      ),
    };
  },
  argon2: (passphrase) =>
    timed(() =>
      argon2id({
        password: passphrase,
        salt: new Uint8Array(16),
        memorySize: 65_536,
        iterations: 3,
        parallelism: 1,
        hashLength: 32,
        outputType: 'binary',
      }),
    ),
};
