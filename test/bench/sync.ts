import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestRegion } from '../region/support/testRegion';
import { buildEnginePage } from '../support/enginePage/build';
import { serveFolder } from '../support/serveFolder';
import type { Figure } from './figure';
import { firstPulls } from './syncPull';
import { SyncRoom } from './syncRoom';
import { manyDatabases } from './syncMany';
import { regionYear } from './syncYear';

/** `npm run bench -- sync`: everything against one server, the embedded one or that of `COUCHDB_URL`. */
export async function syncBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-sync-'));
  const served = await serveFolder(await buildEnginePage(path.join(folder, 'page')));
  const region = await openTestRegion();
  const room = new SyncRoom(region, served, folder);
  const server = process.env.COUCHDB_URL ? 'CouchDB' : 'embedded';
  try {
    return [
      ...(await firstPulls(room, server, folder)),
      ...(await manyDatabases(room, server)),
      ...(await regionYear(room, server)),
    ];
  } finally {
    await room.closePages();
    await region.close();
    await served.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
