import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import type { Sealed } from '../../../renderer/node/store/pouch';

PouchDB.plugin(memory).plugin(http).plugin(replication);
const opened = new Set<string>();

/** Stands in for `renderer/node/store/pouch.ts`: PouchDB's `idb` adapter does not run on an imitation of IndexedDB. */
export function openLocal(name: string): PouchDB.Database<Sealed> {
  opened.add(name);
  return new PouchDB<Sealed>(name, { adapter: 'memory' });
}

/** As after a lost profile. */
export async function wipePouch(): Promise<void> {
  for (const name of opened) await new PouchDB(name, { adapter: 'memory' }).destroy();
  opened.clear();
}

export { PouchDB };
