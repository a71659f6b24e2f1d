import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { argon2id } from 'hash-wasm';
import { currentKdf } from '../../renderer/engine/keys/passphrase';
import { install, launchRoom } from '../soak/room';
import { fillWorkstation } from '../support/yearsOfRecords';
import { figure, median, type Figure } from './figure';
import { unlockToRebuilt, unlockToSearch } from './startupPage';

const CASES = 10_000;
const ROUNDS = 3;
const PASSPHRASE = 'quatre mots sans rapport';

/**
 * A workstation after years of meetings, in the real desktop application. It tells how long until its list can be used
 * and searched, and how long its read model takes to be built anew, beyond what Argon2id takes by itself.
 */
export async function startupFigures(cases = CASES): Promise<Figure[]> {
  const profile = await mkdtemp(path.join(tmpdir(), 'concerto-startup-'));
  try {
    const filled = await fillWorkstation(profile, cases, PASSPHRASE);
    const argon2 = median(await repeated(ROUNDS, argon2Time));
    const given = await onPage(profile, (page) =>
      page.evaluate(unlockToRebuilt, [PASSPHRASE, false] as const),
    );
    const unlocks = await repeated(ROUNDS, () =>
      onPage(profile, (page) => page.evaluate(unlockToSearch, [PASSPHRASE, filled.oldestName] as const)),
    );
    const rebuilds = await repeated(ROUNDS, () =>
      onPage(profile, (page) => page.evaluate(unlockToRebuilt, [PASSPHRASE, true] as const)),
    );
    // A fast start that shows less would be no start.
    const after = await onPage(profile, (page) =>
      page.evaluate(unlockToSearch, [PASSPHRASE, filled.oldestName] as const),
    );
    if (unlocks.some(({ meetings }) => meetings === 0 || meetings !== after.meetings))
      throw new Error('The rebuilt list is not the one before');
    const beyond = (times: readonly number[]) => median(times) - argon2;
    const of = (name: string, value: number, floor: number | null = null) =>
      figure('record', name, value, 'ms', floor);
    return [
      of(`unlock to a searchable list, ${cases} cases`, beyond(unlocks.map((it) => it.searchable))),
      of('of which to the agenda', beyond(unlocks.map((it) => it.list))),
      of(`rebuild of the read model, ${filled.documents} documents`, beyond(rebuilds.map((it) => it.whole))),
      of('longest wait of a question meanwhile', Math.max(...rebuilds.flatMap((it) => it.waits))),
      of('restored from the journal, and projected', given.whole - argon2),
      of('longest wait of a question meanwhile (restore)', Math.max(...given.waits)),
      of('Argon2id by itself, left out above', argon2),
    ];
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function onPage<T>(profile: string, act: (page: Page) => Promise<T>): Promise<T> {
  const { app, page } = await launchRoom(profile);
  try {
    await install(page);
    return await act(page);
  } finally {
    await app.close();
  }
}

async function repeated<T>(times: number, act: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < times; i++) results.push(await act());
  return results;
}

/** The same work, by the same code, with the cost of the product. Milliseconds. */
async function argon2Time(): Promise<number> {
  const from = performance.now();
  await argon2id({
    password: PASSPHRASE,
    salt: new Uint8Array(16),
    memorySize: currentKdf.memoryKiB,
    iterations: currentKdf.passes,
    parallelism: currentKdf.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return performance.now() - from;
}
