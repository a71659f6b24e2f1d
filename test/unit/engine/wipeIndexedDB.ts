/** Deletes every database of the imitated IndexedDB. Dexie closes its own when it is asked to. */
export async function wipeIndexedDB(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name ?? '').onsuccess = resolve;
    });
}
