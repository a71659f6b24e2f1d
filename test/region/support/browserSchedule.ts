import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { startRegion, type Region } from '../../../build/demo-region/server';
import type { CaseRef } from '../../../shared/contracts/views';
import type { DatabaseName } from '../../../shared/domain/ids';
import { databaseName } from '../../../shared/region/databaseName';
import { chromiumOptions } from '../../support/browser';
import { chanceOf, type Chance } from '../../support/chance';
import { faultyWire, type FaultyWire } from '../../support/faultyWire';
import '../../support/enginePage/surface';
import { edit, enrol, joinFrom, propose, readAll, unlock, writeMeeting, type Whole } from './browserPage';

const USERS = { poste: 'essai' };
const CASES = 3;
/** Longer than any request of the product may take (`line.ts`): who waits for one asks again then. */
const PATIENCE_MS = 120_000;

interface Played {
  readonly edits: number;
  readonly faults: number;
  readonly kills: number;
  /** In words, what did not come out as it must; empty when all is well. */
  readonly wrong: readonly string[];
}

interface Workstation {
  readonly name: string;
  readonly profile: string;
  readonly wire: FaultyWire;
  context: BrowserContext;
  page: Page;
  /** How often this device changed each case: what the case's version vector must know at the end. */
  readonly changes: Map<string, number>;
  readonly proposals: string[];
  /** As its stamps name it; empty before its first change. */
  device: string;
}

/**
 * Workstations that work at once on the same cases while the network fails them, one of them killed now and then. When it
 * is quiet again all have the same documents as the region, with every change in them or beside them.
 * @param seed decides the acts, and the faults of each wire; when they meet is the machine's affair
 * @param address of the page that holds a bare engine (test/support/enginePage)
 */
export async function playSchedule(seed: number, address: string, steps = 24): Promise<Played> {
  const chance = chanceOf(seed);
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-schedule-'));
  const region = await startRegion({ users: USERS });
  const database = databaseName('sein', new Date().getFullYear());
  region.open(database);
  const all: Workstation[] = [];
  let edits = 0;
  let kills = 0;
  try {
    const many = 3 + chance.below(3);
    for (let i = 0; i < many; i++)
      all.push(await begin(`poste${i}`, folder, region, chanceOf(seed * 16 + i), address));
    const [first] = all;
    if (!first) throw new Error('no workstation');
    await first.page.evaluate(writeMeeting, CASES);
    for (const it of all)
      await it.page.evaluate(joinFrom, [it.wire.url, USERS, it === first ? [] : [database]] as const);
    const cases = await same(all, database);
    for (const it of all) it.wire.rate = 0.3;
    for (let step = 0; step < steps; step++) {
      const it = chance.of(all);
      const what = chance.next();
      if (what < 0.12) it.wire.isCut = !it.wire.isCut;
      else if (what < 0.18) {
        kills++;
        await it.context.close();
        await open(it, address);
      } else {
        edits++;
        await act(it, chance.of(cases), chance, step);
      }
    }
    for (const { wire } of all) {
      wire.rate = 0;
      wire.isCut = false;
    }
    const wrong = await endsWell(all, region, database);
    const faults = all.reduce(
      (sum, { wire }) => sum + [...wire.struck.values()].reduce((a, b) => a + b, 0),
      0,
    );
    return { edits, faults, kills, wrong };
  } finally {
    for (const { context, wire } of all) {
      await context.close();
      await wire.close();
    }
    await region.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function begin(
  name: string,
  folder: string,
  region: Region,
  chance: Chance,
  address: string,
): Promise<Workstation> {
  const profile = path.join(folder, name);
  const context = await launch(profile);
  const page = await pageOf(context, address);
  await page.evaluate(enrol, name);
  const wire = await faultyWire(region.url, chance);
  return { name, profile, wire, context, page, changes: new Map(), proposals: [], device: '' };
}

const launch = async (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, await chromiumOptions());

async function pageOf(context: BrowserContext, address: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  // tsx names functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  return page;
}

/** The same workstation again, after its browser was ended. */
async function open(it: Workstation, address: string): Promise<void> {
  it.context = await launch(it.profile);
  it.page = await pageOf(it.context, address);
  await it.page.evaluate(unlock);
}

async function act(it: Workstation, file: CaseRef, chance: Chance, step: number): Promise<void> {
  const text = `${it.name} ${step}`;
  if (chance.next() < 0.3) {
    await it.page.evaluate(propose, [file, text] as const);
    it.proposals.push(text);
    return;
  }
  const field = chance.of(['summary.question', 'clinical.history', 'clinical.comorbidities']);
  it.device = await it.page.evaluate(edit, [file, field, text] as const);
  it.changes.set(file.case, (it.changes.get(file.case) ?? 0) + 1);
}

/** Waits until every workstation shows the cases of the first one. */
async function same(all: readonly Workstation[], database: DatabaseName): Promise<CaseRef[]> {
  let seen: Whole[] = [];
  await until(async () => {
    seen = await Promise.all(all.map(({ page }) => page.evaluate(readAll, database)));
    return seen.every(({ cases }) => cases.length === CASES);
  });
  return (seen[0]?.cases ?? []).map(({ id }) => ({ database, case: id }));
}

/** Looked at again until all is well, or patience is over. @returns what is still wrong then */
async function endsWell(
  all: readonly Workstation[],
  region: Region,
  database: DatabaseName,
): Promise<readonly string[]> {
  await Promise.all(all.map(({ page }) => page.evaluate(() => window.engine.command('retrySync', {}))));
  let wrong: readonly string[] = [];
  await until(async () => {
    wrong = await whatIsWrong(all, region, database);
    return wrong.length === 0;
  });
  return wrong;
}

async function whatIsWrong(
  all: readonly Workstation[],
  region: Region,
  database: DatabaseName,
): Promise<string[]> {
  const seen = await Promise.all(all.map(({ page }) => page.evaluate(readAll, database)));
  const late = seen.filter(({ sentence }) => sentence !== 'À jour avec la région');
  const wrong = late.map(({ sentence }) => `not done: ${sentence}`);
  if (new Set(seen.map(({ cases }) => JSON.stringify(cases))).size > 1) wrong.push('not the same everywhere');
  const [one] = seen;
  const texts: Set<string> = new Set(one?.cases.flatMap(({ proposals }) => proposals));
  for (const it of all) {
    for (const text of it.proposals) if (!texts.has(text)) wrong.push(`lost: ${text}`);
    for (const [id, changes] of it.changes) {
      const known = one?.cases.find((file) => file.id === id)?.clock[it.device] ?? 0;
      if (known < changes) wrong.push(`${it.name}: ${changes - known} changes lost`);
    }
  }
  const there = await region
    .open(database)
    .allDocs<Record<string, unknown>>({ include_docs: true, conflicts: true });
  for (const { id, doc } of there.rows) {
    if (doc?._conflicts) wrong.push(`conflict left in the region: ${id.split(':', 1)[0] ?? ''}`);
    const here = one?.cases.find((file) => file.id === id);
    if (here && sorted(doc?.['clock']) !== sorted(here.clock)) wrong.push('the region has another case');
  }
  return wrong;
}

async function until(done: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((r) => setTimeout(r, 300)))
    if (await done()) return true;
  return false;
}

const sorted = (clock: unknown): string => JSON.stringify(Object.entries(clock ?? {}).sort());
