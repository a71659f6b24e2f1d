import fc from 'fast-check';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { machineAt, SpaceGuard } from '../../../../electron/files/space';
import { mayWrite, type StorageView } from '../../../../shared/contracts/storage';
import { BrokenDisk } from '../journal/brokenDisk';

const thresholds = { lowBelow: 1000, readOnlyBelow: 200, margin: 100 };

function guarded(free: number | null) {
  const machine = { left: free, takes: true, looks: 0, at: 0 };
  const told: StorageView[] = [];
  const guard = new SpaceGuard(
    {
      free: () => {
        machine.looks++;
        return machine.left === null ? Promise.reject(new Error()) : Promise.resolve(machine.left);
      },
      probe: () => (machine.takes ? Promise.resolve() : Promise.reject(new Error())),
      now: () => machine.at,
    },
    (storage) => told.push(storage),
    thresholds,
  );
  const look = async (left: number | null) => {
    machine.left = left;
    await guard.look();
    return guard.view.level;
  };
  return { guard, machine, told, look };
}

describe('the free-space guard', () => {
  it('warns, then stops writing before the disk is full, and goes on by itself', async () => {
    const { look } = guarded(5000);
    expect(await look(1000)).toBe('fine');
    expect(await look(999)).toBe('low');
    expect(await look(199)).toBe('readOnly');
    expect(await look(299)).toBe('readOnly');
    expect(await look(300)).toBe('low');
    expect(await look(1099)).toBe('low');
    expect(await look(1100)).toBe('fine');
  });

  it('does not flap while a file within the margin comes and goes, wherever the level stands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 3000 }),
        async (before, around) => {
          const { look, told } = guarded(5000);
          for (const left of before) await look(left);
          await look(around);
          const settled = await look(around + thresholds.margin - 1);
          const count = told.length;
          for (let i = 0; i < 5; i++) {
            await look(around);
            expect(await look(around + thresholds.margin - 1)).toBe(settled);
          }
          const levels = new Set(told.slice(count).map(({ level }) => level));
          expect(levels.size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('never lets a write through below the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1 }), async (steps) => {
        const { look, guard } = guarded(5000);
        for (const left of steps) {
          await look(left);
          if (left < thresholds.readOnlyBelow) expect(mayWrite(guard.view)).toBe(false);
          if (left >= thresholds.readOnlyBelow + thresholds.margin) expect(mayWrite(guard.view)).toBe(true);
        }
      }),
    );
  });

  it('looks before a write, at most once a second', async () => {
    const { guard, machine } = guarded(5000);
    await guard.beforeWrite();
    await guard.beforeWrite();
    expect(machine.looks).toBe(1);
    machine.left = 10;
    machine.at = 999;
    expect((await guard.beforeWrite()).level).toBe('fine');
    machine.at = 1000;
    expect((await guard.beforeWrite()).level).toBe('readOnly');
    expect(machine.looks).toBe(2);
  });

  it('takes one refused write for a full disk, and goes on once a write succeeds', async () => {
    const { guard, machine, look } = guarded(5000);
    machine.takes = false;
    guard.refused();
    expect(guard.view.level).toBe('readOnly');
    expect(await look(5000)).toBe('readOnly');
    machine.takes = true;
    expect(await look(5000)).toBe('fine');
  });

  it('does not know how full the disk is where the system does not say, and still learns of a full one', async () => {
    const { guard, machine, look } = guarded(null);
    expect(await look(null)).toBe('fine');
    expect(guard.view.free).toBeNull();
    machine.takes = false;
    guard.refused();
    expect(await look(null)).toBe('readOnly');
    machine.takes = true;
    expect(await look(null)).toBe('fine');
  });

  it('tells each change once, and how much is left while it matters', async () => {
    const { look, told } = guarded(5000);
    for (const left of [5000, 4000, 900, 900, 100]) await look(left);
    expect(told.map(({ level, free }) => [level, free])).toEqual([
      ['low', 900],
      ['readOnly', 100],
    ]);
  });

  it('keeps in mind that IndexedDB failed, whatever room there is', async () => {
    const { guard, look, told } = guarded(5000);
    guard.broke();
    await look(5000);
    expect(mayWrite(guard.view)).toBe(false);
    expect(told.at(-1)).toMatchObject({ level: 'fine', broken: true });
  });

  it('looks every few seconds', async () => {
    vi.useFakeTimers();
    try {
      const { guard, machine } = guarded(5000);
      guard.start();
      machine.left = 100;
      await vi.advanceTimersByTimeAsync(5000);
      expect(guard.view.level).toBe('readOnly');
      guard.stop();
      const { looks } = machine;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(machine.looks).toBe(looks);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the machine itself', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'concerto-space-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says how many bytes are left', async () => {
    expect(await machineAt(folder).free()).toBeGreaterThan(0);
  });

  it('tries a write that leaves nothing behind, and fails where the disk does', async () => {
    const broken = new BrokenDisk();
    await machineAt(folder, broken.disk).probe();
    broken.fails = (step) => (step === 'sync' ? 'EDQUOT' : null);
    await expect(machineAt(folder, broken.disk).probe()).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });
});
