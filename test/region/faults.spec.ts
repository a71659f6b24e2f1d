import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { playSchedule } from './support/browserSchedule';
import { buildEnginePage } from '../support/enginePage/build';
import { serveFolder, type Served } from '../support/serveFolder';

/** What `npm run soak -- sync` plays in threads by the thousand, here in real browsers. They bring their own server. */
let folder: string;
let served: Served;
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-faults-'));
  served = await serveFolder(await buildEnginePage(path.join(folder, 'page')));
});
test.afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

for (const seed of [1, 2, 5])
  test(`workstations under faults end alike, with every change: seed ${seed}`, async () => {
    test.setTimeout(300_000);
    const { wrong, edits } = await playSchedule(seed, served.url, 16);
    expect(wrong, wrong.join(' ; ')).toEqual([]);
    expect(edits).toBeGreaterThan(0);
  });
