import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import type { Sealed } from '../../../renderer/node/store/pouch';

PouchDB.plugin(memory).plugin(http).plugin(replication);
const opened = new Set<string>();

/** Set, every write of documents is refused with it, as IndexedDB does once the disk was full under it. */
export const disk: { refusal: Error | null } = { refusal: null };

/** Databases that do not open, until they are destroyed. */
export const damaged = new Set<string>();

/** Stands in for `renderer/node/store/pouch.ts`: PouchDB's `idb` adapter does not run on an imitation of IndexedDB. */
export function openLocal(name: string): PouchDB.Database<Sealed> {
  opened.add(name);
  const database = new PouchDB<Sealed>(name, { adapter: 'memory' });
  const refusing =
    <Args extends unknown[], Answer>(write: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> =>
      disk.refusal ? Promise.reject(disk.refusal) : write(...args);
  const bulkDocs = database.bulkDocs.bind(database);
  const failing = () => Promise.reject(Object.assign(new Error('damaged'), { name: 'indexed_db_went_bad' }));
  const destroy = database.destroy.bind(database);
  if (damaged.has(name))
    return Object.assign(database, {
      info: failing,
      id: failing,
      destroy: () => {
        damaged.delete(name);
        return destroy();
      },
    });
  return Object.assign(database, {
    bulkDocs: refusing((...args: Parameters<typeof bulkDocs>) => bulkDocs(...args)),
    put: refusing(database.put.bind(database)),
  });
}

/** As after a lost profile. */
export async function wipePouch(): Promise<void> {
  for (const name of opened) await new PouchDB(name, { adapter: 'memory' }).destroy();
  opened.clear();
}

export { PouchDB };
