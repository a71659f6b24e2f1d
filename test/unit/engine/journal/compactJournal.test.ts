import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../../electron/journal/journal';
import { compactJournal, type AskRegion } from '../../../../renderer/engine/journal/compactJournal';
import type { EntryHead, JournalEntry } from '../../../../shared/records/journalEntry';
import { instantOf } from '../../../../shared/domain/brand';
import { entry } from '../../../support/journalEntries';

const DAY = 24 * 3600_000;
const MONTH_AGO = instantOf(new Date(Date.now() - 30 * DAY));
let folder: string;
let journal: Journal;
let now: number;

/** Forty days ago: twenty entries of three databases, in several segments; then one of today. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-compact-'));
  now = Date.now() - 40 * DAY;
  journal = await Journal.open(
    folder,
    undefined,
    { segment: 1500, page: 900, ahead: 0 },
    () => new Date(now),
  );
  const names = ['rcp_sein_2026', 'rcp_demonstration_2026', 'rcp_uro_2026'];
  for (let n = 0; n < 20; n++) await journal.append([{ ...entry(n, 200), database: names[n % 3] ?? '' }]);
  await journal.roll();
  now = Date.now();
  await journal.append([entry(20, 200)]);
  await journal.roll();
  await journal.append([entry(21)]);
});
afterEach(async () => {
  await journal.close();
  await rm(folder, { recursive: true });
});

async function left(): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (let next: number | null = 0; next !== null;) {
    const page = await journal.read(next);
    expect(page.damage).toEqual([]);
    entries.push(...page.entries);
    next = page.next;
  }
  return entries;
}
const everything: AskRegion = (_, heads) => Promise.resolve(heads);
const compact = (ask: AskRegion, goOn = () => true) => compactJournal(journal, ask, MONTH_AGO, goOn);
const isOld = (it: EntryHead) => Number(it.id.slice(5)) < 20;

describe('compaction', () => {
  it('drops what is old and in the region, and nothing of the demonstration nor of the last month', async () => {
    const before = await left();
    const expected = before.filter((it) => !isOld(it) || it.database.includes('demonstration'));
    expect(await compact(everything)).toBe(before.length - expected.length);
    expect(await left()).toEqual(expected);
    expect(await compact(everything)).toBe(0);
  });

  it('asks for each database what is in each segment, and keeps what the region has not', async () => {
    const asked: EntryHead[] = [];
    const before = await left();
    const lacking = new Set(['case:3', 'case:8', 'case:17']);
    await compact((database, heads) => {
      expect(heads.every((head) => head.database === database)).toBe(true);
      asked.push(...heads);
      return Promise.resolve(heads.filter(({ id }) => !lacking.has(id)));
    });
    const isBoards = (it: EntryHead) => isOld(it) && !it.database.includes('demonstration');
    expect(new Set(asked.map(({ id }) => id))).toEqual(new Set(before.filter(isBoards).map(({ id }) => id)));
    expect(await left()).toEqual(before.filter((it) => !isBoards(it) || lacking.has(it.id)));
  });

  it('ends at the first silence of the region, a database half asked for stays whole', async () => {
    const before = await left();
    expect(await compact(() => Promise.resolve(null))).toBe(0);
    expect(await left()).toEqual(before);
    let answers = 3;
    const dropped = await compact((_, heads) => Promise.resolve(answers-- > 0 ? heads : null));
    expect(await left()).toHaveLength(before.length - dropped);
    expect(dropped).toBeGreaterThan(0);
  });

  it('stops between two segments, and does not write once it is to stop', async () => {
    const before = await left();
    expect(await compact(everything, () => false)).toBe(0);
    let asked = false;
    expect(
      await compact(
        (_, heads) => {
          asked = true;
          return Promise.resolve(heads);
        },
        () => !asked,
      ),
    ).toBe(0);
    expect(await left()).toEqual(before);
  });
});
