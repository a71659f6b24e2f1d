import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { openTestRegion, type TestRegion } from '../region/support/testRegion';
import { chromiumOptions } from '../support/browser';
import { buildNodePage } from '../support/nodePage/build';
import { serveFolder, type Served } from '../support/serveFolder';
import type { Figure } from './figure';
import { firstPulls } from './syncPull';
import { manyDatabases } from './syncMany';
import { regionYear } from './syncYear';

/** One server, one browser, and as many workstations as are asked for. */
export class SyncRoom {
  private readonly contexts: BrowserContext[] = [];
  private made = 0;

  constructor(
    readonly region: TestRegion,
    private readonly served: Served,
    private readonly folder: string,
  ) {}

  /** A page of the data node, on an empty profile. */
  async page(): Promise<Page> {
    const context = await chromium.launchPersistentContext(
      path.join(this.folder, `profile-${++this.made}`),
      await chromiumOptions(),
    );
    this.contexts.push(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(this.served.url);
    // tsx names functions with a helper that the page does not have.
    await page.evaluate('globalThis.__name = (named) => named');
    return page;
  }

  async workstation(): Promise<Page> {
    const page = await this.page();
    await page.evaluate(async () => {
      const enrolled = await window.node.command('enrol', {
        family: 'Mesure',
        given: 'Ada',
        title: 'Dr',
        role: 'coordinator',
        specialty: 'G15_10/SM36',
        passphrase: 'quatre mots sans rapport',
      });
      if (!enrolled.ok) throw new Error(enrolled.problem.message);
    });
    return page;
  }

  async closePages(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }
}

/** `npm run bench -- sync`: everything against one server, the embedded one or that of `COUCHDB_URL`. */
export async function syncBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-sync-'));
  const served = await serveFolder(await buildNodePage(path.join(folder, 'page')));
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
