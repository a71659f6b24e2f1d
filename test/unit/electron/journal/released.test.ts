import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codec } from '../../../../electron/journal/codec';
import { Journal } from '../../../../electron/journal/journal';
import { entry } from '../../../support/journalEntries';

/** Journals as released versions wrote them must load for ever: v1 is twenty entries, two a frame, in three segments. */
const released = path.resolve('test/fixtures/journal');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-released-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a journal of version 1', () => {
  beforeEach(() => cp(path.join(released, 'v1'), folder, { recursive: true }));

  it('gives back every entry, and is written on', async () => {
    const journal = await Journal.open(folder);
    await journal.append([entry(20)]);
    const { entries, damage } = await journal.read(0);
    await journal.close();
    expect(damage).toEqual([]);
    expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, n) => `case:${n}`));
    expect(entries[5]).toEqual({
      database: 'rcp_sein_2026',
      id: 'case:5',
      rev: `2-${'5'.padStart(32, '0')}`,
      ancestors: ['5'.padStart(32, '0'), '4'.padStart(32, '0')],
      cipher: Buffer.alloc(200, 6).toString('base64'),
    });
    expect(entries[3]?.cipher).toBe('');
  });

  it('is what the frames of today are made of, byte for byte', async () => {
    for (const name of await readdir(folder)) {
      const bytes = new Uint8Array(await readFile(path.join(folder, name)));
      const again = [...codec.stretches(bytes)].flatMap((s) =>
        s.kind === 'frame' ? [...codec.encode(s.payload).bytes] : [],
      );
      expect(Uint8Array.from(again)).toEqual(bytes);
    }
  });
});
