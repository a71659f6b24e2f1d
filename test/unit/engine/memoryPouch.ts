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
  /** Set, nothing is answered any more, as where Chromium gave its store up; what is asked then never will be. */
  silent: boolean;
  /** What a database opened from now on does to the disk goes through this. */
  lasting: Lasting;
} = { refusal: null, silent: false, lasting: (effect) => effect() };

/** Databases that do not open, until they are destroyed. */
export const damaged = new Set<string>();

const ASKED = [
  'get',
  'bulkGet',
  'allDocs',
  'changes',
  'revsDiff',
  'info',
  'id',
  'bulkDocs',
  'put',
  'close',
] as const;

/** The same database, which leaves what is asked of it unanswered while `disk` is silent. */
function maySilent(database: PouchDB.Database<Sealed>): PouchDB.Database<Sealed> {
  const methods = database as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of ASKED) {
    const method = methods[name]?.bind(database);
    methods[name] = (...args) => (disk.silent ? new Promise(() => undefined) : method?.(...args));
  }
  return database;
}

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
  Object.assign(database, {
    bulkDocs: writing((...args: Parameters<typeof bulkDocs>) => bulkDocs(...args)),
    put: writing(database.put.bind(database)),
    remove: writing(database.remove.bind(database) as (...args: unknown[]) => Promise<PouchDB.Core.Response>),
    destroy: () =>
      lasting(async () => {
        await destroy();
        opened.delete(name);
      }),
  });
  return maySilent(database);
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
