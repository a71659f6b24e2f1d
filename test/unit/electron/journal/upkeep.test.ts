import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBytes, realDisk } from '../../../../electron/files/disk';
import { Journal } from '../../../../electron/journal/journal';
import type { RewritePart } from '../../../../shared/contracts/shell';
import type { EntryHead, JournalEntry } from '../../../../shared/records/journalEntry';
import { instantOf, type Instant } from '../../../../shared/domain/brand';
import { BrokenDisk } from './brokenDisk';
import { entry } from '../../../support/journalEntries';

const sizes = { segment: 2000, page: 900, ahead: 700 };
const DAY = 24 * 3600_000;
let folder: string;
let clock: Date;
let broken: BrokenDisk;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-upkeep-'));
  clock = new Date('2026-09-01T08:00:00.000Z');
  broken = new BrokenDisk();
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(folder, { recursive: true });
});

const opened: Journal[] = [];
async function open(): Promise<Journal> {
  const journal = await Journal.open(folder, broken.disk, sizes, () => clock);
  opened.push(journal);
  return journal;
}
const instant = (days: number): Instant => instantOf(new Date(clock.getTime() - days * DAY));
const headOf = ({ database, id, rev }: EntryHead): EntryHead => ({ database, id, rev });
const resealed = (it: JournalEntry): JournalEntry => ({ ...it, cipher: `${it.cipher.slice(4)}NEWS` });
const file = (segment: number): string => path.join(folder, `journal-00000${segment}.log`);

async function filled(from: number, to: number): Promise<Journal> {
  const journal = await open();
  for (let n = from; n < to; n++) await journal.append([entry(n, 200), entry(n + 1000, 40)]);
  return journal;
}
async function all(journal: Journal, from = 0, until?: number) {
  const entries: JournalEntry[] = [];
  const damage: string[] = [];
  for (let next: number | null = from; next !== null;) {
    const page = await journal.read(next, until);
    entries.push(...page.entries);
    damage.push(...page.damage);
    next = page.next;
  }
  return { entries, damage };
}
const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

describe('the survey', () => {
  it('gives closed segments that are old enough, one after the other, and never the one being written to', async () => {
    const journal = await filled(0, 12);
    clock = new Date(clock.getTime() + 40 * DAY);
    await journal.append([entry(50)]);
    const closed = (await journal.segments()).filter((segment) => segment.closed);
    expect(closed.length).toBeGreaterThan(2);
    const seen: number[] = [];
    const heads: EntryHead[] = [];
    for (let after = 0; ;) {
      const survey = await journal.survey(instant(30), after);
      if (!survey) break;
      seen.push((after = survey.segment));
      heads.push(...survey.heads);
    }
    expect(seen).toEqual(closed.map(({ segment }) => segment));
    const { entries } = await all(journal);
    expect(heads).toEqual(entries.slice(0, heads.length).map(headOf));
    expect(await journal.survey(instant(41), 0)).toBeNull();
  });

  it('waits for every frame of a segment, and goes by the file where a frame does not say its age', async () => {
    const journal = await filled(0, 3);
    clock = new Date(clock.getTime() + 40 * DAY);
    await journal.append([entry(3)]);
    await journal.roll();
    expect(await journal.survey(instant(30), 0)).toBeNull();
    await journal.close();

    for (const name of await readdir(folder)) await rm(path.join(folder, name));
    const released = path.resolve('test/fixtures/journal/v1/journal-000001.log');
    await writeFile(file(1), await readBytes(realDisk, released));
    const { mtime } = await stat(file(1));
    const old = await open();
    await old.roll();
    expect(await old.survey(instantOf(new Date(mtime.getTime() - 1000)), 0)).toBeNull();
    expect((await old.survey(instantOf(new Date(mtime.getTime() + 1000)), 0))?.segment).toBe(1);
  });

  it('leaves a damaged segment alone', async () => {
    const journal = await filled(0, 9);
    const bytes = await readBytes(realDisk, file(1));
    await writeFile(
      file(1),
      bytes.map((byte, i) => (i === 50 ? byte ^ 1 : byte)),
    );
    expect((await journal.survey(instant(-1), 0))?.segment).toBe(2);
  });
});

describe('compaction', () => {
  it('leaves out what it is told and nothing else, and the chain still holds', async () => {
    const journal = await filled(0, 12);
    const before = (await all(journal)).entries;
    const survey = await journal.survey(instant(-1), 1);
    const drop = survey?.heads.filter((_, i) => i % 3 !== 0) ?? [];
    expect(await journal.compact(survey?.segment ?? 0, drop)).toBe(drop.length);
    const gone = new Set(drop.map(({ id }) => id));
    const expected = before.filter(({ id }) => !gone.has(id));
    expect(await all(journal)).toEqual({ entries: expected, damage: [] });
    await journal.close();
    const again = await open();
    await again.append([entry(70)]);
    expect(await all(again)).toEqual({ entries: [...expected, entry(70)], damage: [] });
    expect((await readdir(folder)).filter((name) => !name.endsWith('.log'))).toEqual([]);
  });

  it('empties a segment whole, passes it the next time, and compacts the same one twice', async () => {
    const journal = await filled(0, 12);
    const first = await journal.survey(instant(-1), 0);
    await journal.compact(1, first?.heads.slice(0, 2) ?? []);
    const second = await journal.survey(instant(-1), 0);
    expect(second).toEqual({ segment: 1, heads: first?.heads.slice(2) });
    await journal.compact(1, second?.heads ?? []);
    expect((await journal.survey(instant(-1), 0))?.segment).toBe(2);
    expect((await stat(file(1))).size).toBeLessThan(300);
    expect((await all(journal)).damage).toEqual([]);
  });

  it('takes only the segment surveyed last, and writes nothing where nothing goes', async () => {
    const journal = await filled(0, 12);
    const before = await readBytes(realDisk, file(1));
    const { entries } = await all(journal);
    expect(await journal.compact(1, entries.map(headOf))).toBe(0);
    const survey = await journal.survey(instant(-1), 1);
    expect(await journal.compact(1, entries.map(headOf))).toBe(0);
    await journal.rewrite({ segment: 1, part: 0, entries: [], gone: [], last: false });
    expect(await journal.compact(survey?.segment ?? 0, entries.map(headOf))).toBe(0);
    expect(await all(journal)).toEqual({ entries, damage: [] });
    await journal.survey(instant(-1), 0);
    expect(await journal.compact(1, [headOf(entry(999))])).toBe(0);
    expect(await readBytes(realDisk, file(1))).toEqual(before);
  });

  it('says in French that the disk is full, and the segment stays as it was', async () => {
    const journal = await filled(0, 12);
    const before = await all(journal);
    const survey = await journal.survey(instant(-1), 0);
    broken.fails = (step) => (step === 'sync' ? 'ENOSPC' : null);
    await expect(journal.compact(1, survey?.heads ?? [])).rejects.toThrow(/^Le disque est plein/);
    broken.fails = () => null;
    expect(await all(journal)).toEqual(before);
    expect((await readdir(folder)).filter((name) => !name.endsWith('.log'))).toEqual([]);
  });

  it('removes at the next start what a kill left half written', async () => {
    await (await filled(0, 3)).close();
    await writeFile(path.join(folder, '.concerto-0123456789ab.tmp'), 'half');
    const journal = await open();
    expect((await readdir(folder)).filter((name) => !name.endsWith('.log'))).toEqual([]);
    expect((await all(journal)).entries).toHaveLength(6);
  });
});

describe('writing a segment anew', () => {
  async function closedEntries(journal: Journal): Promise<JournalEntry[]> {
    const [first] = await journal.segments();
    return (await all(journal, first?.start, first?.end)).entries;
  }
  const part = (entries: readonly JournalEntry[], over: Partial<RewritePart> = {}): RewritePart => ({
    segment: 1,
    part: 0,
    entries: [...entries],
    gone: [],
    last: true,
    ...over,
  });

  it('puts the same revisions under new ciphers, in parts, and keeps when they were written', async () => {
    const journal = await filled(0, 12);
    const before = (await all(journal)).entries;
    const own = await closedEntries(journal);
    expect(before.slice(0, own.length)).toEqual(own);
    const fresh = own.map(resealed);
    clock = new Date(clock.getTime() + DAY);
    expect(await journal.rewrite(part(fresh.slice(0, 3), { last: false }))).toBe(false);
    expect((await all(journal)).entries).toEqual(before);
    await journal.append([entry(80)]);
    expect(await journal.rewrite(part(fresh.slice(3), { part: 1 }))).toBe(true);
    expect(await all(journal)).toEqual({
      entries: [...fresh, ...before.slice(own.length), entry(80)],
      damage: [],
    });
    expect((await journal.survey(instant(0), 0))?.segment).toBe(1);
  });

  it('refuses other revisions, others’ order, too few or too many, and parts out of turn; nothing changes', async () => {
    const journal = await filled(0, 12);
    const before = await readBytes(realDisk, file(1));
    const own = await closedEntries(journal);
    const [first, second, ...rest] = own;
    if (!first || !second) throw new Error('too few');
    const refused = [
      part([{ ...first, rev: '2-f' }, second, ...rest]),
      part([{ ...first, ancestors: [] }, second, ...rest]),
      part([second, first, ...rest]),
      part(own.slice(1)),
      part(own.slice(0, -1)),
      part([...own, first]),
      part(own, { part: 1 }),
      part([], { segment: (await journal.segments()).at(-1)?.segment ?? 0 }),
      part([], { segment: 40 }),
    ];
    for (const one of refused) await expect(journal.rewrite(one)).rejects.toThrow(/Rien n’a changé\.$/);
    await journal.rewrite(part(own.slice(0, 3), { last: false }));
    await expect(journal.rewrite(part(own.slice(4), { part: 1 }))).rejects.toThrow();
    await expect(journal.rewrite(part(own.slice(3), { part: 1 }))).rejects.toThrow();
    expect(await readBytes(realDisk, file(1))).toEqual(before);
  });

  it('leaves out what is told to be gone, and takes the torn ends kept beside along', async () => {
    const journal = await filled(0, 12);
    const own = await closedEntries(journal);
    await writeFile(`${file(1)}.77.cut`, 'under the old key');
    const kept = own.filter((_, i) => i !== 0 && i !== 4 && i !== own.length - 1);
    const gone = own.filter((it) => !kept.includes(it)).map(headOf);
    await journal.rewrite(part(kept.slice(0, 2), { gone: gone.slice(0, 1), last: false }));
    expect(await journal.rewrite(part(kept.slice(2), { part: 1, gone: gone.slice(1) }))).toBe(true);
    expect(await closedEntries(journal)).toEqual(kept);
    expect(await readdir(folder)).not.toContain('journal-000001.log.77.cut');
    expect((await all(journal)).damage).toEqual([]);
  });

  it('keeps what a newer Concerto wrote into a frame or an entry', async () => {
    const journal = await open();
    const newer = { ...entry(0), grade: 'vote' };
    await journal.append([newer, entry(1)]);
    await journal.roll();
    await journal.rewrite(part([resealed(entry(0)), entry(1)]));
    expect((await all(journal)).entries[0]).toEqual({ ...resealed(entry(0)), grade: 'vote' });
  });
});

describe('rolling', () => {
  it('closes the segment for good, even over a restart, and does nothing where it is empty', async () => {
    const journal = await open();
    await journal.roll();
    expect(await journal.segments()).toEqual([]);
    await journal.append([entry(0)]);
    await journal.roll();
    await journal.roll();
    expect((await journal.segments()).map(({ closed }) => closed)).toEqual([true, false]);
    expect((await stat(file(1))).size).toBeLessThan(sizes.ahead);
    await journal.close();
    const again = await open();
    await again.append([entry(1)]);
    expect((await again.segments()).map(({ closed }) => closed)).toEqual([true, false]);
    expect(await all(again)).toEqual({ entries: [entry(0), entry(1)], damage: [] });
  });

  it('never goes on in a segment that was written anew, though the next one was taken away', async () => {
    const journal = await filled(0, 2);
    await journal.roll();
    const survey = await journal.survey(instant(-1), 0);
    await journal.compact(1, survey?.heads.slice(1) ?? []);
    await journal.close();
    await rm(file(2));
    const again = await open();
    await again.append([entry(9)]);
    expect((await readdir(folder)).sort()).toEqual(['journal-000001.log', 'journal-000002.log']);
    expect(idsOf((await all(again)).entries)).toEqual(['case:0', 'case:9']);
  });
});
