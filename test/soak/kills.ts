import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CaseRef } from '../../shared/contracts/views';
import { figure, type Figure } from '../bench/figure';
import { enter, launchRoom } from './room';
import { found, work } from './roomPage';

const LONGEST_WORK_MS = 1500;

interface Ledger {
  readonly proposals: Set<string>;
  /** The last acknowledged discussion of each case, by the case's place. */
  readonly discussions: Map<number, number>;
  next: number;
}

/**
 * Kills the desktop application again and again while it writes, and after each start looks for everything that was
 * acknowledged before. `floor` 0 marks what must be 0.
 */
export async function killsSoak(times: number): Promise<Figure[]> {
  const profile = await mkdtemp(path.join(tmpdir(), 'concerto-kills-'));
  const ledger: Ledger = { proposals: new Set(), discussions: new Map(), next: 0 };
  const tally = { lost: 0, broken: 0, acknowledged: 0 };
  try {
    for (let i = 0; i <= times; i++) await oneLife(profile, ledger, tally, i === times);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return [
    figure('kills', 'kills during a meeting', times, 'kills', null),
    figure('kills', 'acknowledged writes', tally.acknowledged, 'writes', null),
    figure('kills', 'acknowledged writes lost', tally.lost, 'writes', 0),
    figure('kills', 'starts that failed', tally.broken, 'starts', 0),
  ];
}

async function oneLife(
  profile: string,
  ledger: Ledger,
  tally: { lost: number; broken: number; acknowledged: number },
  last: boolean,
) {
  const { app, page } = await launchRoom(profile);
  // Asked for once: a driver whose application is gone no longer knows its process.
  const child = app.process();
  try {
    const cases = await enter(page);
    tally.lost += await countLost(page, cases, ledger);
    if (last) return;
    await page.exposeFunction('acknowledged', (act: string) => {
      note(act, cases.length, ledger);
      tally.acknowledged++;
    });
    const working = page.evaluate(work, [cases, ledger.next] as const).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * LONGEST_WORK_MS));
    await kill(child);
    await working;
    ledger.next += 1000;
  } catch (error) {
    tally.broken++;
    console.error(`kills: ${error instanceof Error ? error.message : 'a start failed'}`);
  } finally {
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  }
}

function note(act: string, cases: number, ledger: Ledger): void {
  const n = Number(act.slice(1));
  if (act.startsWith('P')) ledger.proposals.add(act);
  else ledger.discussions.set(n % cases, n);
}

/** A discussion may be newer than the last acknowledged one (killed between the journal and the answer), never older. */
async function countLost(page: Page, cases: readonly CaseRef[], ledger: Ledger): Promise<number> {
  const there = await page.evaluate(found, cases);
  const proposals = new Set(there.proposals);
  const gone = [...ledger.proposals].filter((text) => !proposals.has(text));
  const older = [...ledger.discussions].filter(
    ([place, n]) => Number(there.discussions[place]?.slice(1) || -1) < n,
  );
  return gone.length + older.length;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}
