import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../support/browser';
import { buildEnginePage } from '../support/enginePage/build';
import { serveFolder } from '../support/serveFolder';
import { figure, median, type Figure } from './figure';

const PASSPHRASE = 'quatre mots sans rapport';
const CASES = 1000;
const ROUNDS = 60;

/**
 * The four moments of a meeting, asked of the real engine in a real Chromium: no screen, so that the figures are the
 * engine's own. Floors: bare IndexedDB for the same bytes, and the smallest document the Word library can make.
 */
export async function meetingBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-bench-'));
  const served = await serveFolder(await buildEnginePage(path.join(folder, 'page')));
  const context = await chromium.launchPersistentContext(
    path.join(folder, 'profile'),
    await chromiumOptions(),
  );
  try {
    const page = await context.newPage();
    await page.goto(served.url);
    const acts = await page.evaluate(([passphrase, rounds]) => window.moments.acts(passphrase, rounds), [
      PASSPHRASE,
      ROUNDS,
    ] as const);
    await page.evaluate((count) => window.moments.registerMany(count), CASES);
    const start = await measureStart(page);
    const floors = await page.evaluate((rounds) => window.floors.run(rounds), ROUNDS);
    return [
      figure('meeting', 'vote acknowledged (median)', median(acts.vote), 'ms', median(floors.put)),
      figure('meeting', 'case opened (median)', median(acts.open), 'ms', median(floors.get)),
      figure('meeting', 'report made (median)', median(acts.report), 'ms', median(floors.smallestDocx)),
      figure(
        'meeting',
        `start to usable list, ${CASES} cases`,
        start.list,
        'ms',
        floors.readAll + start.argon2,
      ),
      figure('meeting', 'of which unlocking (Argon2id)', start.argon2, 'ms', null),
    ];
  } finally {
    await context.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureStart(page: Page): Promise<{ list: number; argon2: number }> {
  const runs: { list: number; argon2: number }[] = [];
  for (let i = 0; i < 3; i++) {
    await page.reload();
    runs.push(await page.evaluate((passphrase) => window.moments.unlockToList(passphrase), PASSPHRASE));
  }
  return { list: median(runs.map((r) => r.list)), argon2: median(runs.map((r) => r.argon2)) };
}
