import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playSchedule } from '../../soak/sync/schedule';
import { buildThread } from '../../soak/workstation/build';
import { Program } from '../../soak/workstation/program';

/** A few schedules of `npm run soak -- sync`, so that every change meets them. */
let folder: string;
let program: Program;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-soak-sync-'));
  program = await Program.load(await buildThread(folder));
});
afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

for (const seed of [1, 2, 3, 6, 8, 12])
  test(`workstations under faults and kills end alike, with every act: seed ${seed}`, async () => {
    const { wrong, acts, faults } = await playSchedule(program, seed);
    expect(wrong).toEqual([]);
    expect(acts).toBeGreaterThan(0);
    expect(faults).toBeGreaterThan(0);
  });
