import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumOptions } from '../support/browser';
import { buildEnginePage } from '../support/enginePage/build';
import { serveFolder } from '../support/serveFolder';
import { NO_SMALL_DISK, smallDisk, type SmallDisk } from '../support/smallDisk';
import { foundRecords, putRecords, type FoundStore } from './backingPage';
import { figure, median, type Figure } from './figure';

const PASSPHRASE = 'quatre mots sans rapport';
const ROUNDS = 200;
const CASES = 10_000;
const RECORDS = 2000;
const SETTLE_MS = 6000;

/**
 * What Chromium keeps IndexedDB in, as its features choose it. The four that have been seen in Chromium 156, all but
 * the first off by default; an older one ignores those it does not know.
 */
const backing = {
  LevelDB: null,
  SQLite: 'IdbSqliteBackingStore',
  newStores: 'IdbSqliteOnDiskRollout:stage/UseSqliteForNewStores',
  migrated: 'IdbSqliteOnDiskRollout:stage/MigrateDataToSqliteGentle',
} as const;
type Backing = keyof typeof backing;

/** For the decision on Chromium's SQLite store: how fast, what survives a full disk, what a switch does to what is there. */
export async function backingBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-backing-'));
  const served = await serveFolder(await buildEnginePage(path.join(folder, 'page')));
  try {
    const figures: Figure[] = [];
    for (const kind of ['LevelDB', 'SQLite'] as const)
      figures.push(...(await speed(served.url, path.join(folder, kind), kind)));
    for (const kind of ['LevelDB', 'SQLite'] as const) figures.push(...(await survival(served.url, kind)));
    figures.push(...(await switching(served.url, folder)));
    return figures;
  } finally {
    await served.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function openPage(url: string, profile: string, kind: Backing): Promise<[BrowserContext, Page]> {
  const { executablePath, args } = await chromiumOptions();
  const feature = backing[kind];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: feature === null ? args : [...args, `--enable-features=${feature}`],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  // tsx names functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  return [context, page];
}

/** The engine's own moments, in the browser shell: « saved » is said once IndexedDB has it. */
async function speed(url: string, profile: string, kind: Backing): Promise<Figure[]> {
  const [context, page] = await openPage(url, profile, kind);
  try {
    const acts = await page.evaluate(([passphrase, rounds]) => window.moments.acts(passphrase, rounds), [
      PASSPHRASE,
      ROUNDS,
    ] as const);
    const floors = await page.evaluate((rounds) => window.floors.run(rounds), ROUNDS);
    const from = performance.now();
    await page.evaluate((count) => window.moments.registerMany(count), CASES);
    const seconds = (performance.now() - from) / 1000;
    await page.reload();
    const start = await page.evaluate((passphrase) => window.moments.unlockToList(passphrase), PASSPHRASE);
    const [vote, open] = [median(acts.vote), median(acts.open)];
    const size = await sizeOf(path.join(profile, 'Default', 'IndexedDB'));
    return [
      figure('backing', `${kind}: vote in IndexedDB (median)`, vote, 'ms', median(floors.put)),
      figure('backing', `${kind}: case opened (median)`, open, 'ms', median(floors.get)),
      figure('backing', `${kind}: cases registered`, CASES / seconds, 'cases/s', null),
      figure(
        'backing',
        `${kind}: start beyond Argon2id, ${CASES} cases`,
        start.list - start.argon2,
        'ms',
        null,
      ),
      figure('backing', `${kind}: on the disk, ${CASES} cases`, size / 1e6, 'MB', null),
    ];
  } finally {
    await context.close();
  }
}

async function sizeOf(folder: string): Promise<number> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((it) => it.isFile()).map((it) => stat(path.join(it.parentPath, it.name)));
  return (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
}

/**
 * Acknowledged records, the disk filled to its last byte, writes refused, closed, room made, started three times: each
 * start writes a little, as every application does. It is that write which turns a torn end into a damaged middle.
 */
async function survival(url: string, kind: Backing, runs = 3): Promise<Figure[]> {
  const lost: number[] = [];
  for (let run = 0; run < runs; run++) {
    const disk = await smallDisk(200);
    if (!disk) {
      console.error(NO_SMALL_DISK);
      return [];
    }
    try {
      lost.push(await lostOn(disk, url, kind));
    } finally {
      await disk.remove();
    }
  }
  const worst = Math.max(...lost);
  const struck = lost.filter((n) => n > 0).length;
  return [
    figure('backing', `${kind}: disk-full runs of ${runs} that lost records`, struck, 'runs', null),
    figure('backing', `${kind}: records lost in the worst, of ${RECORDS}`, worst, 'records', null),
  ];
}

async function lostOn(disk: SmallDisk, url: string, kind: Backing): Promise<number> {
  const profile = path.join(disk.folder, 'profile');
  let [context, page] = await openPage(url, profile, kind);
  let acknowledged = await page.evaluate(putRecords, [0, RECORDS] as const);
  disk.fill(0);
  acknowledged += await page.evaluate(putRecords, [RECORDS, 200] as const);
  await context.close();
  disk.free();
  let fewest = acknowledged;
  for (let start = 1; start <= 3; start++) {
    [context, page] = await openPage(url, profile, kind);
    const { records } = await page.evaluate(foundRecords);
    fewest = Math.min(fewest, records);
    await page.evaluate(putRecords, [RECORDS * (1 + start), 10] as const);
    await context.close();
  }
  return acknowledged - fewest;
}

/** What a workstation that has data finds after an update changed the feature, and after the next one took it back. */
async function switching(url: string, folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const ways: readonly (readonly [Backing, Backing, Backing])[] = [
    ['LevelDB', 'SQLite', 'LevelDB'],
    ['LevelDB', 'newStores', 'LevelDB'],
    ['LevelDB', 'migrated', 'LevelDB'],
    ['newStores', 'newStores', 'LevelDB'],
  ];
  for (const [i, way] of ways.entries()) {
    const profile = path.join(folder, `switch-${i}`);
    await mkdir(profile);
    for (const [step, kind] of way.entries()) {
      const found = await visit(url, profile, kind, step === 0);
      if (step === 0) continue;
      const name = `${way.slice(0, step + 1).join(' → ')}: kept of 200 (dataLoss ${found.dataLoss ?? '–'})`;
      figures.push(figure('backing', name, found.records, 'records', null));
    }
  }
  return figures;
}

/** Long enough after the last connection is closed for Chromium to do what it does then. */
async function visit(url: string, profile: string, kind: Backing, isFirst: boolean): Promise<FoundStore> {
  const [context, page] = await openPage(url, profile, kind);
  try {
    if (isFirst) await page.evaluate(putRecords, [0, 200] as const);
    const found = await page.evaluate(foundRecords);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    return found;
  } finally {
    await context.close();
  }
}
