import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figure, type Figure } from '../bench/figure';
import { buildNodePage } from '../support/nodePage/build';
import { serveFolder } from '../support/serveFolder';
import { playSchedule } from './syncSchedule';

/**
 * So many schedules, each of its own seed; `CONCERTO_SEED` plays that one alone. What did not come out as it must is told
 * with its seed.
 */
export async function syncSoak(times: number): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-soak-sync-'));
  const served = await serveFolder(await buildNodePage(path.join(folder, 'page')));
  const only = Number(process.env.CONCERTO_SEED ?? Number.NaN);
  const seeds = Number.isNaN(only) ? Array.from({ length: times }, (_, i) => i + 1) : [only];
  const sum = { edits: 0, faults: 0, kills: 0, failed: 0 };
  try {
    for (const seed of seeds) {
      const { edits, faults, kills, wrong } = await playSchedule(seed, served.url);
      sum.edits += edits;
      sum.faults += faults;
      sum.kills += kills;
      if (wrong.length > 0) sum.failed++;
      for (const words of wrong) console.error(`sync: seed ${seed}: ${words}`);
    }
  } finally {
    await served.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return [
    figure('sync', 'schedules', seeds.length, 'schedules', null),
    figure('sync', 'changes and proposals', sum.edits, 'acts', null),
    figure('sync', 'faults of the network', sum.faults, 'faults', null),
    figure('sync', 'browsers ended and started again', sum.kills, 'kills', null),
    figure('sync', 'schedules that did not end well', sum.failed, 'schedules', 0),
  ];
}
