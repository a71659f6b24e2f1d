import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBytes, realDisk } from '../../../../electron/files/disk';
import { Journal } from '../../../../electron/journal/journal';
import { withoutRoom } from '../../../../shared/records/journalFrame';
import { BrokenDisk } from './brokenDisk';
import { entry } from '../../../support/journalEntries';

let folder: string;
let broken: BrokenDisk;
let journal: Journal;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-disk-'));
  broken = new BrokenDisk();
  journal = await Journal.open(folder, broken.disk);
  await journal.append([entry(0)]);
  broken.steps.length = 0;
});
afterEach(async () => {
  await journal.close();
  await rm(folder, { recursive: true });
});

const segments = async (): Promise<string[]> => (await readdir(folder)).sort();
const written = async (name: string): Promise<number> =>
  withoutRoom(await readBytes(realDisk, path.join(folder, name))).length;
async function readAfterRestart() {
  const { entries, damage } = await (await Journal.open(folder)).read(0);
  return { ids: entries.map(({ id }) => id), damage };
}

describe('the order of the writes', () => {
  it('answers only after the flush, and takes what was asked for at once in one write and one flush', async () => {
    let answered = 0;
    const all = Array.from({ length: 50 }, (_, n) => journal.append([entry(n + 1)]).then(() => answered++));
    let answeredBeforeFlush = -1;
    broken.fails = (step) => {
      if (step === 'datasync') answeredBeforeFlush = answered;
      return null;
    };
    await Promise.all(all);
    expect(broken.steps).toEqual(['write', 'datasync']);
    expect(answeredBeforeFlush).toBe(0);
    expect(answered).toBe(50);
  });

  it('groups what arrives while a write is under way', async () => {
    const first = journal.append([entry(1)]);
    await Promise.resolve();
    await Promise.resolve();
    const rest = [2, 3, 4, 5].map((n) => journal.append([entry(n)]));
    await Promise.all([first, ...rest]);
    expect(broken.steps.filter((step) => step === 'datasync')).toHaveLength(2);
  });

  it('flushes the folder when a segment is created', async () => {
    const other = path.join(folder, 'other');
    const fresh = await Journal.open(other, broken.disk);
    broken.steps.length = 0;
    await fresh.append([entry(0)]);
    expect(broken.steps).toEqual(['open', 'open', 'sync', 'write', 'datasync']);
    await fresh.close();
  });
});

describe('a disk that refuses', () => {
  it('rejects in French when it is full, leaves nothing half written, and goes on once there is room', async () => {
    const before = await written('journal-000001.log');
    broken.half = 20;
    broken.fails = (step) => (step === 'write' ? 'ENOSPC' : null);
    await expect(journal.append([entry(1)])).rejects.toThrow(
      /^Le disque est plein\u00a0: rien n’a été écrit/,
    );
    expect(await written('journal-000001.log')).toBe(before);

    broken.fails = () => null;
    await journal.append([entry(2)]);
    expect(await segments()).toEqual(['journal-000001.log']);
    expect(await readAfterRestart()).toEqual({ ids: ['case:0', 'case:2'], damage: [] });
  });

  it('takes what still fits where the disk has no room to make ahead', async () => {
    const tight = path.join(folder, 'tight');
    const fresh = await Journal.open(tight, broken.disk);
    broken.tooLong = 5000;
    await fresh.append([entry(1)]);
    await fresh.append([entry(2)]);
    await fresh.close();
    expect((await (await Journal.open(tight)).read(0)).entries.map(({ id }) => id)).toEqual([
      'case:1',
      'case:2',
    ]);
  });

  it('rejects every append of the group', async () => {
    broken.fails = (step) => (step === 'write' ? 'EIO' : null);
    const results = await Promise.allSettled([1, 2, 3].map((n) => journal.append([entry(n)])));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('does not trust a file again after a failed flush', async () => {
    broken.fails = (step) => (step === 'datasync' ? 'EIO' : null);
    await expect(journal.append([entry(1)])).rejects.toThrow(/^Le disque ne répond pas/);
    broken.fails = () => null;
    await journal.append([entry(2)]);
    expect(await segments()).toEqual(['journal-000001.log', 'journal-000002.log']);
    expect(await readAfterRestart()).toEqual({ ids: ['case:0', 'case:2'], damage: [] });
  });

  it('moves to a new segment when the half frame cannot be taken back, and says so when read', async () => {
    broken.half = 20;
    broken.fails = (step) => (step === 'write' || step === 'truncate' ? 'EIO' : null);
    await expect(journal.append([entry(1)])).rejects.toThrow();
    broken.fails = () => null;
    await journal.append([entry(2)]);
    const { ids, damage } = await readAfterRestart();
    expect(ids).toEqual(['case:0', 'case:2']);
    expect(damage).toEqual([expect.stringContaining('20\u00a0octets illisibles')]);
  });

  it('names no path and no content in what it says', async () => {
    broken.fails = () => 'EACCES';
    const error: unknown = await journal.append([entry(1)]).catch((e: unknown) => e);
    expect(String(error)).not.toContain(folder);
    expect(String(error)).toContain('refuse l’écriture');
  });
});
