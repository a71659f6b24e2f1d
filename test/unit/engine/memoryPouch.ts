import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import type { Sealed } from '../../../renderer/engine/database/pouch';

PouchDB.plugin(memory).plugin(http).plugin(replication);
const opened = new Set<string>();

type Lasting = <T>(effect: () => Promise<T>) => Promise<T>;

export const disk: {
  /** Set, every write of documents is refused with it, as IndexedDB does once the disk was full under it. */
  refusal: Error | null;
  /** What a database opened from now on does to the disk goes through this. */
  lasting: Lasting;
} = { refusal: null, lasting: (effect) => effect() };

/** Databases that do not open, until they are destroyed. */
export const damaged = new Set<string>();

/** Stands in for `renderer/engine/database/pouch.ts`: PouchDB's `idb` adapter does not run on an imitation of IndexedDB. */
export function openLocal(name: string): PouchDB.Database<Sealed> {
  opened.add(name);
  const database = new PouchDB<Sealed>(name, { adapter: 'memory', auto_compaction: true });
  const { lasting } = disk;
  const writing =
    <Args extends unknown[], Answer>(write: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> => {
      if (disk.refusal) return Promise.reject(disk.refusal);
      // What comes with a callback is a part of another of these.
      return typeof args.at(-1) === 'function' ? write(...args) : lasting(() => write(...args));
    };
  const [bulkDocs, destroy] = [database.bulkDocs.bind(database), database.destroy.bind(database)];
  const failing = () => Promise.reject(Object.assign(new Error('damaged'), { name: 'indexed_db_went_bad' }));
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
    bulkDocs: writing((...args: Parameters<typeof bulkDocs>) => bulkDocs(...args)),
    put: writing(database.put.bind(database)),
    remove: writing(database.remove.bind(database) as (...args: unknown[]) => Promise<PouchDB.Core.Response>),
    destroy: () =>
      lasting(async () => {
        await destroy();
        opened.delete(name);
      }),
  });
}

/** The databases that are there, whoever made them. */
export const databasesThere = (): string[] => [...opened].sort();

/** As after a lost profile. */
export async function wipePouch(): Promise<void> {
  disk.lasting = (effect) => effect();
  for (const name of opened) await new PouchDB(name, { adapter: 'memory' }).destroy();
  opened.clear();
}

export { PouchDB };
