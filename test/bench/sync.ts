import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { openTestRegion, type TestRegion } from '../region/support/testRegion';
import { chromiumOptions } from '../support/browser';
import { buildNodePage } from '../support/nodePage/build';
import '../support/nodePage/pulls';
import { serveFolder, type Served } from '../support/serveFolder';
import { casesOfBoard } from '../support/yearsOfRecords';
import { figure, median, type Figure } from './figure';
import { fillRegion } from './syncRegion';
import { manyDatabases } from './syncMany';
import { regionYear } from './syncYear';

const CASES = Number(process.env.CONCERTO_BENCH_CASES ?? 10_000);
const ROUNDS = Number(process.env.CONCERTO_BENCH_ROUNDS ?? 3);
const DATABASE = 'rcp_sein_2026';

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
      ...(await firstPulls(room, server)),
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

async function firstPulls(room: SyncRoom, server: string): Promise<Figure[]> {
  const docs = casesOfBoard('RCP Sein', CASES);
  await room.region.create(DATABASE);
  await fillRegion(room.region, DATABASE, docs);
  const { url, username, password } = room.region;
  const access = { base: url, username, password };
  const peer: number[] = [];
  const own: number[] = [];
  const longest: number[] = [];
  const said: number[] = [];
  // One after the other, so that a machine that slows down slows both.
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await room.page();
    peer.push(
      await bare.evaluate(([region, name]) => window.pulls.byPouch(region, name), [
        access,
        DATABASE,
      ] as const),
    );
    await room.closePages();
    const page = await room.workstation();
    await page.evaluate(() => window.pulls.longTasks.splice(0));
    const pulled = await page.evaluate(([region, name, count]) => window.pulls.ours(region, name, count), [
      access,
      DATABASE,
      docs.length,
    ] as const);
    own.push(pulled.whole);
    said.push(pulled.said.length);
    longest.push(0, ...(await page.evaluate(() => window.pulls.longTasks)));
    await room.closePages();
  }
  const parts = await (
    await room.page()
  ).evaluate(([region, name]) => window.pulls.inParts(region, name), [access, DATABASE] as const);
  await room.closePages();
  const of = (name: string, value: number, floor: number | null = null, unit = 'ms') =>
    figure('sync', `${server}: ${name}`, value, unit, floor);
  const bytes = docs.filter(({ type }) => type === 'case').map((doc) => JSON.stringify(doc).length);
  return [
    of(`a case, mean of ${CASES}`, bytes.reduce((sum, it) => sum + it, 0) / bytes.length, null, 'bytes'),
    of(`PouchDB.replicate, ${docs.length} documents in clear`, median(peer)),
    of('first pull, sealed and readable', median(own), median(peer)),
    of('faster than PouchDB.replicate', median(peer) / median(own), null, 'times'),
    of('of which alone: server and network', parts.server),
    of('of which alone: schemas checked', parts.checking),
    of('of which alone: cipher', parts.cipher),
    of('of which alone: writing', parts.writing, parts.pouchWriting),
    of('progress sentences shown', median(said), null, 'sentences'),
    of('longest task of the page meanwhile', Math.max(...longest)),
  ];
}
