import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figure, type Figure } from '../bench/figure';
import { playSchedule } from './sync/schedule';
import { buildThread } from './workstation/build';
import { Program } from './workstation/program';

/** Schedules at a time: each waits for its timers and its network most of the time. */
const LANES = 3;

/**
 * `npm run soak -- sync [--schedules N] [--seed S] [--json]`: N schedules (2,000), of the seeds S, S + 1, … (from 1). A
 * schedule that does not end well is told with its seed, and `--schedules 1 --seed S` plays it again. Acts, kills,
 * clocks and faults are the same; when they meet is the machine's affair. A few are part of `npm test`
 * (test/unit/soak/sync.test.ts); a few in real browsers of the region's tests (test/region/faults.spec.ts).
 */
export async function syncSoak(schedules: number, first: number): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-soak-sync-'));
  const program = await Program.load(await buildThread(folder));
  const sum = { acts: 0, refused: 0, faults: 0, kills: 0, failed: 0 };
  const begun = performance.now();
  try {
    let next = first;
    let over = 0;
    const lane = async (): Promise<void> => {
      while (next < first + schedules) await play(next++);
    };
    const play = async (seed: number): Promise<void> => {
      const { acts, refused, faults, kills, wrong } = await playSchedule(program, seed);
      sum.acts += acts;
      sum.refused += refused;
      sum.faults += faults;
      sum.kills += kills;
      if (wrong.length > 0) sum.failed++;
      for (const words of wrong) console.error(`sync: seed ${seed}: ${words}`);
      if (++over % 50 === 0) console.error(`sync: ${over} schedules, ${sum.failed} did not end well`);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    await program.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return [
    figure('sync', 'schedules', schedules, 'schedules', null),
    figure('sync', 'seconds a schedule', (performance.now() - begun) / 1000 / schedules, 's', null),
    figure('sync', 'acts done', sum.acts, 'acts', null),
    figure('sync', 'acts refused in words', sum.refused, 'acts', null),
    figure('sync', 'faults of the network', sum.faults, 'faults', null),
    figure('sync', 'kills, power cuts and lost stores', sum.kills, 'kills', null),
    figure('sync', 'schedules that did not end well', sum.failed, 'schedules', 0),
  ];
}
