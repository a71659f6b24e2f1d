import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Journal } from '../../electron/journal/journal';
import { compactJournal } from '../../renderer/engine/journal/compactJournal';
import { heldByRegion } from '../../renderer/engine/sync/heldByRegion';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { instantOf } from '../../shared/domain/brand';
import { openTestRegion, type TestRegion } from './support/testRegion';

/** A journal of the desktop shell and a region, spoken to as the engine does. */
const DAY = 24 * 3600_000;
const DATABASE = 'rcp_compaction_2026';
let folder: string;
let region: TestRegion;
let journal: Journal;

const revision = (n: number, generation = 1): string =>
  `${generation}-${String(n * 10 + generation).padStart(32, '0')}`;
const entry = (n: number, generation = 1, database = DATABASE): JournalEntry => ({
  database,
  id: `case:${n}`,
  rev: revision(n, generation),
  ancestors: Array.from({ length: generation }, (_, i) => revision(n, generation - i).slice(2)),
  cipher: 'Q'.repeat(400),
});

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-compaction-'));
  region = await openTestRegion();
  let now = new Date(Date.now() - 40 * DAY);
  journal = await Journal.open(folder, undefined, { segment: 4000, page: 4000, ahead: 0 }, () => now);
  for (let n = 0; n < 30; n++) await journal.append([entry(n), entry(n, 1, 'rcp_absente_2026')]);
  await journal.append([entry(3, 2), entry(4, 2)]);
  await journal.roll();
  now = new Date();
  await journal.append([entry(40)]);
});
test.afterEach(async () => {
  await journal.close();
  await region.close();
  await rm(folder, { recursive: true });
});

async function ask(address: string, method: string, body?: unknown): Promise<void> {
  const response = await fetch(`${region.url}/${address}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${region.username}:${region.password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
}

/** As replication does: revisions with their own place in the tree. */
const replicate = (entries: readonly JournalEntry[]): Promise<void> =>
  ask(`${DATABASE}/_bulk_docs`, 'POST', {
    new_edits: false,
    docs: entries.map(({ id, rev, ancestors }) => ({
      _id: id,
      _rev: rev,
      _revisions: { start: Number(rev.split('-')[0]), ids: ancestors },
    })),
  });

const compact = (): Promise<number> =>
  compactJournal(
    journal,
    (database, heads) =>
      heldByRegion(
        { base: region.url, username: region.username, password: region.password },
        database,
        heads,
      ),
    instantOf(new Date(Date.now() - 30 * DAY)),
    () => true,
  );

async function left(database: string): Promise<string[]> {
  const found: string[] = [];
  for (let next: number | null = 0; next !== null;) {
    const page = await journal.read(next);
    expect(page.damage).toEqual([]);
    found.push(...page.entries.filter((it) => it.database === database).map((it) => `${it.id}@${it.rev}`));
    next = page.next;
  }
  return found;
}

test('the journal drops what the region has, when it has it, and keeps the rest', async () => {
  const named = (it: JournalEntry) => `${it.id}@${it.rev}`;
  await ask(DATABASE, 'PUT');
  const sent = Array.from({ length: 20 }, (_, n) => entry(n));
  await replicate(sent);
  expect(await compact()).toBe(sent.length);
  const rest = [...Array.from({ length: 10 }, (_, n) => entry(20 + n)), entry(3, 2), entry(4, 2), entry(40)];
  expect(await left(DATABASE)).toEqual(rest.map(named));
  expect(await left('rcp_absente_2026')).toHaveLength(30);

  await replicate([...rest.slice(0, -1)]);
  expect(await compact()).toBe(rest.length - 1);
  expect(await left(DATABASE)).toEqual([named(entry(40))]);
  await journal.close();
  journal = await Journal.open(folder);
  expect(await left(DATABASE)).toEqual([named(entry(40))]);
});

test('a region that is away takes nothing out of the journal', async () => {
  await ask(DATABASE, 'PUT');
  await replicate([entry(1)]);
  const before = await left(DATABASE);
  await region.pause();
  expect(await compact()).toBe(0);
  expect(await left(DATABASE)).toEqual(before);
  await region.resume();
  expect(await compact()).toBe(1);
});
