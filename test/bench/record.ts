import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enter, launchRoom } from '../soak/room';
import { figure, median, type Figure } from './figure';
import { barePuts, votes } from './recordPage';
import { startupFigures } from './startup';

const ROUNDS = 200;
const WARM_UP = 50;
/** The next hand goes up a moment later; the same pause stands between the floor's writes. */
const PAUSE_MS = 30;

/**
 * The whole way of a vote in the real desktop application, journal, flush and encryption included. It stands against
 * what the platform needs at least for the same promise: one IndexedDB put and one flush of a file.
 */
export async function recordBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-record-'));
  const { app, page } = await launchRoom(folder);
  try {
    const cases = await enter(page);
    await page.evaluate(barePuts, [WARM_UP, PAUSE_MS] as const);
    await page.evaluate(votes, [cases, WARM_UP, PAUSE_MS] as const);
    const acknowledged = await page.evaluate(votes, [cases, ROUNDS, PAUSE_MS] as const);
    const put = median(await page.evaluate(barePuts, [ROUNDS, PAUSE_MS] as const));
    const flush = median(await bareFlushes(path.join(folder, 'flushes'), ROUNDS));
    const backToBack = await page.evaluate(votes, [cases, ROUNDS, 0] as const);
    return [
      figure('record', 'vote acknowledged (median)', median(acknowledged), 'ms', put + flush),
      figure('record', 'of which the floor: bare IndexedDB put', put, 'ms', null),
      figure('record', 'of which the floor: bare write and fsync', flush, 'ms', null),
      figure('record', 'votes without a pause (median)', median(backToBack), 'ms', put + flush),
      ...(await startupFigures()),
    ];
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Appending one record's bytes to a file and flushing it, with the same pause in between. Milliseconds. */
async function bareFlushes(file: string, rounds: number): Promise<number[]> {
  const handle = await open(file, 'w');
  const record = new Uint8Array(2600).fill(120);
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    await handle.write(record);
    await handle.sync();
    times.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await handle.close();
  return times;
}
