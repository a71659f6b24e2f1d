import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBytes, realDisk } from '../../../../electron/files/disk';
import { codec } from '../../../../electron/journal/codec';
import { Journal } from '../../../../electron/journal/journal';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import { entry } from '../../../support/journalEntries';

const sizes = { segment: 2000, page: 900, ahead: 700 };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (): Promise<Journal> => Journal.open(path.join(folder, 'journal'), undefined, sizes);
const files = async (): Promise<string[]> =>
  (await readdir(path.join(folder, 'journal'))).filter((name) => name.endsWith('.log')).sort();
const fileAt = async (index: number): Promise<string> =>
  path.join(folder, 'journal', (await files()).at(index) ?? 'none');

async function readAll(journal: Journal, from = 0) {
  const entries: JournalEntry[] = [];
  const damage: string[] = [];
  for (let next: number | null = from, end = from; ;) {
    const page = await journal.read(next);
    entries.push(...page.entries);
    damage.push(...page.damage);
    end = page.end;
    next = page.next;
    if (next === null) return { entries, damage, end };
  }
}
const ids = (entries: readonly JournalEntry[]): string[] => entries.map(({ id }) => id);
const upTo = (count: number): string[] => Array.from({ length: count }, (_, n) => `case:${n}`);

async function filled(count: number): Promise<void> {
  const journal = await open();
  for (let n = 0; n < count; n++) await journal.append([entry(n, 200)]);
  await journal.close();
}

describe('the journal', () => {
  it('is empty at first', async () => {
    expect(await (await open()).read(0)).toEqual({ entries: [], next: null, end: 0, damage: [] });
  });

  it('gives back every entry after a restart, over several segments and pages, and goes on', async () => {
    await filled(30);
    expect((await files()).length).toBeGreaterThan(3);
    const journal = await open();
    const first = await readAll(journal);
    expect(ids(first.entries)).toEqual(upTo(30));
    expect(first.damage).toEqual([]);

    expect(await readAll(journal, first.end)).toEqual({ entries: [], damage: [], end: first.end });
    await journal.append([entry(30), entry(31)]);
    const more = await readAll(journal, first.end);
    expect(ids(more.entries)).toEqual(['case:30', 'case:31']);
    expect(more.damage).toEqual([]);
    await journal.close();
  });

  it('keeps a page near its size and never in the middle of a frame', async () => {
    await filled(20);
    const journal = await open();
    for (let next: number | null = 0; next !== null;) {
      const page = await journal.read(next);
      expect(JSON.stringify(page.entries).length).toBeLessThan(sizes.page + 500);
      next = page.next;
    }
  });

  it('sees a torn end, cuts it, keeps it aside, says so and writes on behind the last whole frame', async () => {
    await filled(3);
    const file = await fileAt(0);
    const whole = await readBytes(realDisk, file);
    await writeFile(file, whole.subarray(0, whole.length - 5));
    const journal = await open();
    await journal.append([entry(3)]);
    const { entries, damage } = await readAll(journal);
    expect(ids(entries)).toEqual(['case:0', 'case:1', 'case:3']);
    expect(damage).toEqual([expect.stringMatching(/^La fin du journal était incomplète .*intact\.$/)]);
    expect(
      (await readdir(path.join(folder, 'journal'))).filter((name) => name.endsWith('.cut')),
    ).toHaveLength(1);
    await journal.close();
    expect((await readAll(await open())).damage).toEqual([]);
  });

  it('skips a damaged middle, says so, and keeps what precedes and follows', async () => {
    await filled(6);
    const file = await fileAt(0);
    const bytes = await readBytes(realDisk, file);
    bytes[500] = (bytes[500] ?? 0) ^ 0x10;
    await writeFile(file, bytes);
    const { entries, damage } = await readAll(await open());
    expect(ids(entries)).toEqual(upTo(6).filter((id) => id !== 'case:1'));
    expect(damage).toEqual([expect.stringContaining('octets illisibles ont été sautés')]);
  });

  it('sees that a segment was taken away', async () => {
    await filled(30);
    await rm(await fileAt(1));
    expect((await readAll(await open())).damage).toEqual([
      expect.stringContaining('des enregistrements manquent'),
    ]);
  });

  it('reads everything again when it is shorter than the reader remembers', async () => {
    await filled(30);
    const { end } = await readAll(await open());
    await rm(await fileAt(-1));
    const { entries, damage } = await readAll(await open(), end);
    expect(ids(entries)).toEqual(upTo(entries.length));
    expect(damage).toEqual([expect.stringContaining('plus court')]);
  });

  it('rereads the segment when the cursor stands inside a frame', async () => {
    await filled(2);
    const journal = await open();
    const { end } = await readAll(journal);
    const { entries } = await readAll(journal, end - 7);
    expect(ids(entries)).toEqual(upTo(2));
  });

  it('loses none of the entries appended at once', async () => {
    const journal = await open();
    await Promise.all(Array.from({ length: 200 }, (_, n) => journal.append([entry(n)])));
    await journal.close();
    const { entries, damage } = await readAll(await open());
    expect(ids(entries)).toEqual(upTo(200));
    expect(damage).toEqual([]);
  });

  it('survives any cut or flip: no crash, nothing before it lost, and it says so', async () => {
    await filled(6);
    const file = await fileAt(0);
    const bytes = await readBytes(realDisk, file);
    const ends = [...codec.stretches(bytes)].map(({ end }) => end);
    const before = await readAll(await open());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, mask, cut) => {
          await writeFile(
            file,
            cut ? bytes.subarray(0, at) : bytes.map((byte, i) => (i === at ? byte ^ mask : byte)),
          );
          const journal = await open();
          const { entries, damage } = await readAll(journal);
          const whole = ends.filter((end) => end <= at).length;
          expect(ids(entries).slice(0, whole)).toEqual(upTo(whole));
          expect(damage.length > 0 || (cut && entries.length === whole)).toBe(true);
          expect(before.entries).toEqual(expect.arrayContaining(entries));
          await journal.append([entry(99)]);
          expect(ids((await readAll(journal)).entries).at(-1)).toBe('case:99');
          await journal.close();
          for (const name of await readdir(path.join(folder, 'journal')))
            await rm(path.join(folder, 'journal', name));
        },
      ),
      { numRuns: 60 },
    );
  });
});
