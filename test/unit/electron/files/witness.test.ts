import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Witness } from '../../../../electron/files/witness';
import type { Sighting } from '../../../../shared/contracts/witness';
import { BrokenDisk } from '../journal/brokenDisk';

const seen = (generation: number): Sighting => ({
  sentinel: 'store-1',
  generation,
  databases: [{ name: 'rcp_sein_2026', instance: 'i-1', documents: 12, sequence: 40 + generation }],
});

let folder: string;
const file = () => path.join(folder, 'witness.dat');
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-witness-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the witness', () => {
  it('knows nothing before the first writing, and the latest one ever after', async () => {
    const witness = new Witness(folder);
    expect(await witness.read()).toBeNull();
    for (let generation = 1; generation <= 5; generation++) await witness.write(seen(generation), true);
    expect(await witness.read()).toEqual({ sighting: seen(5), trouble: false });
    expect(await new Witness(folder).read()).toEqual({ sighting: seen(5), trouble: false });
  });

  it('takes calls in their order, and holds a trouble until a check ended well', async () => {
    const witness = new Witness(folder);
    void witness.write(seen(1), true);
    void witness.trouble();
    await witness.write(seen(2), false);
    expect(await new Witness(folder).read()).toEqual({ sighting: seen(2), trouble: true });
    await witness.write(seen(3), true);
    expect(await new Witness(folder).read()).toEqual({ sighting: seen(3), trouble: false });
  });

  it('remembers a trouble even where it knew nothing else', async () => {
    await new Witness(folder).trouble();
    expect(await new Witness(folder).read()).toEqual({ sighting: null, trouble: true });
  });

  it('never grows, so that it can be written on a full disk', async () => {
    const witness = new Witness(folder);
    await witness.write(seen(1), true);
    const { size } = await stat(file());
    const many = Array.from({ length: 300 }, (_, i) => ({
      name: `rcp_${'x'.repeat(70)}_${i}`,
      instance: 'i'.repeat(64),
      documents: 123_456,
      sequence: 9_876_543,
    }));
    await witness.write({ ...seen(2), databases: many }, true);
    await witness.write({ ...seen(3), databases: many }, true);
    expect((await stat(file())).size).toBe(size);
    expect((await new Witness(folder).read())?.sighting?.databases).toHaveLength(300);
  });

  it('falls back on the slot before when the last writing was cut short, at any byte', async () => {
    const witness = new Witness(folder);
    await witness.write(seen(1), true);
    const before = new Uint8Array(await readFile(file()));
    await witness.write(seen(2), true);
    const after = new Uint8Array(await readFile(file()));
    const changed = [...after.keys()].filter((i) => before[i] !== after[i]);
    for (const cut of changed.filter((_, i) => i % 7 === 0).slice(1)) {
      await writeFile(
        file(),
        Uint8Array.from(before, (byte, i) => (i < cut ? (after[i] ?? 0) : byte)),
      );
      expect((await new Witness(folder).read())?.sighting?.generation).toBe(1);
    }
  });

  it.each([
    ['empty', () => truncate(file(), 0)],
    ['garbled', () => writeFile(file(), new Uint8Array(131_072).fill(7))],
    ['cut in the middle of a slot', () => truncate(file(), 40)],
  ])('is unknown, not an error, when the file is %s; and is written anew', async (_, harm) => {
    await new Witness(folder).write(seen(1), true);
    await harm();
    const witness = new Witness(folder);
    expect(await witness.read()).toBeNull();
    await witness.write(seen(7), true);
    expect((await new Witness(folder).read())?.sighting?.generation).toBe(7);
  });

  it('says a disk’s refusal in French and keeps what it knew', async () => {
    const broken = new BrokenDisk();
    const witness = new Witness(folder, broken.disk);
    await witness.write(seen(1), true);
    broken.fails = (step) => (step === 'write' ? 'ENOSPC' : null);
    await expect(witness.write(seen(2), true)).rejects.toThrow(/disque est plein/);
    broken.fails = () => null;
    expect((await witness.read())?.sighting?.generation).toBe(1);
    await witness.write(seen(3), true);
    expect((await new Witness(folder).read())?.sighting?.generation).toBe(3);
  });
});
