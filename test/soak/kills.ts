import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figure, type Figure } from '../bench/figure';
import { Ledger } from './ledger';
import { enter, launchRoom } from './room';

const LONGEST_WORK_MS = 1200;
/** One in so many is killed while it starts: between nothing and an open meeting. */
const KILLED_AT_START = 8;
/** A new workstation from time to time: hundreds of meetings in one board would measure something else. */
const LIVES_A_PROFILE = 50;

interface Tally {
  lost: number;
  broken: number;
  acknowledged: number;
}

/**
 * Kills the desktop application again and again while it conducts a meeting, and after each start looks for everything
 * that was acknowledged before. `floor` 0 marks what must be 0.
 */
export async function killsSoak(times: number): Promise<Figure[]> {
  const tally: Tally = { lost: 0, broken: 0, acknowledged: 0 };
  for (let done = 0; done < times; done += LIVES_A_PROFILE)
    await oneWorkstation(Math.min(LIVES_A_PROFILE, times - done), tally);
  return [
    figure('kills', 'kills during a meeting', times, 'kills', null),
    figure('kills', 'acknowledged writes', tally.acknowledged, 'writes', null),
    figure('kills', 'acknowledged writes lost', tally.lost, 'writes', 0),
    figure('kills', 'starts that failed', tally.broken, 'starts', 0),
  ];
}

async function oneWorkstation(kills: number, tally: Tally): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'concerto-kills-'));
  const ledger = new Ledger();
  try {
    for (let i = 0; i <= kills; i++) await oneLife(profile, ledger, tally, i, i === kills);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  tally.acknowledged += ledger.acknowledged;
  console.error(
    `kills: ${ledger.acknowledged} writes acknowledged over ${kills} kills, ${tally.lost} lost so far`,
  );
}

async function oneLife(profile: string, ledger: Ledger, tally: Tally, life: number, last: boolean) {
  const running = await launchRoom(profile).catch((error: Error) => console.error(`kills: ${error.message}`));
  if (!running) {
    tally.broken++;
    return;
  }
  const { app, page } = running;
  // Asked for once: a driver whose application is gone no longer knows its process.
  const child = app.process();
  try {
    if (!last && life % KILLED_AT_START === KILLED_AT_START - 1) return await killedAtStart(page, child);
    const cases = await enter(page);
    tally.lost += await ledger.countLost(page, cases);
    if (last) return;
    const { over } = await ledger.conduct(page, cases);
    await after(100 + Math.random() * LONGEST_WORK_MS);
    await kill(child);
    const refusal = await over;
    if (refusal) throw refusal;
  } catch (error) {
    tally.broken++;
    console.error(`kills: ${error instanceof Error ? error.message : 'a start failed'}`);
  } finally {
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  }
}

async function killedAtStart(page: Parameters<typeof enter>[0], child: ChildProcess): Promise<void> {
  const entering = enter(page).catch(() => undefined);
  await after(Math.random() * LONGEST_WORK_MS);
  await kill(child);
  await entering;
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function kill(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}
