import 'fake-indexeddb/auto';
import { beforeAll, vi } from 'vitest';
import { wipePouch } from './memoryPouch';
import { wipeIndexedDB } from './wipeIndexedDB';

/** PouchDB's `idb` adapter does not run on an imitation of IndexedDB. */
vi.mock('../../../renderer/engine/database/pouch', () => import('./memoryPouch'));

/** The files of this room share a process: each begins as on a new computer. */
beforeAll(async () => {
  await wipePouch();
  await wipeIndexedDB();
});
