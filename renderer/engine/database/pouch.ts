import PouchDB from 'pouchdb-core';
import httpAdapter from 'pouchdb-adapter-http';
import idbAdapter from 'pouchdb-adapter-idb';
import replication from 'pouchdb-replication';

/** The parts of PouchDB that are used, and no others. `idb`, not `indexeddb`: README.md, decision 3. */
PouchDB.plugin(idbAdapter).plugin(httpAdapter).plugin(replication);

/** How a document lies in the local database: its content as one ciphertext. */
export interface Sealed {
  readonly c?: string;
}
export type SealedDatabase = PouchDB.Database<Sealed>;

export const openLocal = (name: string): SealedDatabase =>
  new PouchDB<Sealed>(name, { adapter: 'idb', auto_compaction: true });

export { PouchDB };
