/* What `bench -- backing` runs inside a blank page: sent as text, hence self-contained. */

/** What a page finds in its store when it opens it: how many records, and what Chromium says of a store that is gone. */
export interface FoundStore {
  readonly records: number;
  readonly dataLoss: string | null;
}

/** Puts records one after the other, each waited for, until as many were refused as a person would try again. */
export async function putRecords([from, count]: readonly [number, number]): Promise<number> {
  const opening = indexedDB.open('survival', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('records');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB'));
  });
  let acknowledged = 0;
  let refused = 0;
  for (let key = from; key < from + count && refused < 5; key++)
    try {
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('records', 'readwrite');
        // Nothing that a store could compress: ciphertext does not.
        const record = Array.from(crypto.getRandomValues(new Uint8Array(1300)), (b) => b.toString(16));
        transaction.objectStore('records').put(record.join(''), key);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
        // A transaction begun while Chromium gives the store up never hears of its end: its request does.
        transaction.onerror = transaction.onabort;
      });
      acknowledged++;
    } catch {
      refused++;
    }
  database.close();
  return acknowledged;
}

export async function foundRecords(): Promise<FoundStore> {
  let dataLoss: string | null = null;
  const opening = indexedDB.open('survival', 1);
  opening.onupgradeneeded = (event) => {
    // Chromium's own word on a store that it had to give up; not in the standard.
    dataLoss = (event as unknown as { dataLoss?: string }).dataLoss ?? '';
    opening.result.createObjectStore('records');
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB'));
  });
  const records = await new Promise<number>((resolve, reject) => {
    const counting = database.transaction('records').objectStore('records').count();
    counting.onsuccess = () => resolve(counting.result);
    counting.onerror = () => reject(counting.error ?? new Error('IndexedDB'));
  });
  database.close();
  return { records, dataLoss };
}
