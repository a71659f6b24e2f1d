import { cp, mkdtemp, open, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { codec } from '../../electron/journal/codec';
import { Journal } from '../../electron/journal/journal';
import { listSegments, segmentPath } from '../../electron/journal/segments';
import { realDisk } from '../../electron/files/disk';
import { withoutRoom } from '../../shared/records/journalFrame';
import { figure, type Figure } from '../bench/figure';
import { Ledger } from './ledger';
import { enter, launchRoom } from './room';

const SHORTEST_WORK_MS = 400;
const LONGEST_WORK_MS = 1600;
const CUT = 4096;

interface Tally {
  acknowledged: number;
  lost: number;
  failedStarts: number;
  /** Starts that said another number than the journal gives back, or nothing where something was lost. */
  wrongWords: number;
}

/** What is done to a workstation between two starts, and how many acts it may cost. */
type Harm = (profile: string, isKilled: boolean) => Promise<number>;

const harms: Record<string, Harm> = {
  'store deleted': async (profile) => {
    await rm(path.join(profile, 'IndexedDB'), { recursive: true });
    return 0;
  },
  'store damaged': async (profile) => {
    await overwriteStore(path.join(profile, 'IndexedDB'));
    return 0;
  },
  // The last act may have been in the journal only when the application was killed.
  'last 4 KB of the journal cut': async (profile, isKilled) => {
    await cutJournal(path.join(profile, 'journal'));
    return isKilled ? 1 : 0;
  },
  'store deleted, last 4 KB of the journal cut': async (profile) => {
    await rm(path.join(profile, 'IndexedDB'), { recursive: true });
    return cutJournal(path.join(profile, 'journal'));
  },
};

/**
 * A meeting is held, the application quits or is killed, and then the store goes, or the end of the journal, or both.
 * At the next start everything that was acknowledged is looked for, but for the entries that the cut itself took. It is
 * looked for once more after a second loss, since what was put back must last.
 */
export async function lostStoreSoak(
  times: number,
  names: readonly string[] = Object.keys(harms),
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of names) {
    const harm = harms[name];
    if (!harm) throw new Error(`No such harm: ${name}`);
    const tally: Tally = { acknowledged: 0, lost: 0, failedStarts: 0, wrongWords: 0 };
    for (let round = 0; round < times; round++) await oneWorkstation(harm, round % 2 === 0, tally);
    const count = (what: string, value: number, unit: string, floor: number | null) =>
      figures.push(figure('wipes', `${name}: ${what}`, value, unit, floor));
    count('rounds', times, 'rounds', null);
    count('acknowledged writes', tally.acknowledged, 'writes', null);
    count('acknowledged writes lost', tally.lost, 'writes', 0);
    count('starts that failed', tally.failedStarts, 'starts', 0);
    count('starts with wrong words', tally.wrongWords, 'starts', 0);
    console.error(`${name}: ${tally.acknowledged} acknowledged, ${tally.lost} lost`);
  }
  return figures;
}

async function oneWorkstation(harm: Harm, isKilled: boolean, tally: Tally): Promise<void> {
  const profile = await mkdtemp(path.join(tmpdir(), 'concerto-wipes-'));
  const ledger = new Ledger();
  try {
    await life(profile, isKilled, tally, async (page) => {
      const cases = await enter(page);
      const { over } = await ledger.conduct(page, cases);
      await after(SHORTEST_WORK_MS + Math.random() * (LONGEST_WORK_MS - SHORTEST_WORK_MS));
      return { over };
    });
    const mayCost = await harm(profile, isKilled);
    const expected = await documentsIn(path.join(profile, 'journal'));
    let gone = 0;
    await life(profile, false, tally, async (page) => {
      const cases = await enter(page);
      gone = await ledger.countLost(page, cases);
      tally.lost += Math.max(0, gone - mayCost);
      const notices = await page.evaluate(async () => (await window.room.ask('session', {})).notices);
      if (!isTold(notices.join(' '), harm, expected)) {
        tally.wrongWords++;
        console.error(`wrong words, ${expected} expected: ${notices.join(' | ')}`);
      }
    });
    await harms['store deleted']?.(profile, false);
    await life(profile, false, tally, async (page) => {
      const cases = await enter(page);
      tally.lost += Math.max(0, (await ledger.countLost(page, cases)) - gone);
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  tally.acknowledged += ledger.acknowledged;
}

/** One start of the application. What is still under way in it ends with it. */
async function life(
  profile: string,
  isKilled: boolean,
  tally: Tally,
  act: (page: Page) => Promise<{ over: Promise<unknown> } | void>,
): Promise<void> {
  const { app, page } = await launchRoom(profile);
  const child = app.process();
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let under: { over: Promise<unknown> } | void = undefined;
  try {
    under = await act(page);
  } catch (error) {
    tally.failedStarts++;
    console.error(`wipes: ${error instanceof Error ? error.message : 'a start failed'}`);
  }
  if (isKilled) child.kill('SIGKILL');
  else {
    // As a window that closes does with its own engine: the store takes what was acknowledged.
    await page.evaluate(() => window.room.command('lock', {})).catch(() => undefined);
    await app.close();
  }
  await exited;
  await under?.over;
}

/** Exact numbers where the store was deleted; where the journal lost its end, that it is said. */
function isTold(notices: string, harm: Harm, expected: number): boolean {
  const putBack = Number(/(\d+)\s+enregistrements? retrouvés? dans le journal/.exec(notices)?.[1] ?? 0);
  if (harm === harms['store deleted']) return putBack === expected;
  if (harm === harms['store damaged']) return putBack > 0 && putBack <= expected;
  const isCutTold = notices.includes('fin du journal') || notices.includes('plus court');
  if (harm === harms['last 4 KB of the journal cut']) return isCutTold;
  return isCutTold && putBack === expected;
}

/** Different documents that the journal can give back. */
async function documentsIn(folder: string): Promise<number> {
  const copy = await mkdtemp(path.join(tmpdir(), 'concerto-journal-'));
  try {
    await cp(folder, copy, { recursive: true });
    const journal = await Journal.open(copy);
    const ids = new Set<string>();
    for (let next: number | null = 0; next !== null;) {
      const page = await journal.read(next);
      for (const { database, id } of page.entries) ids.add(`${database}/${id}`);
      ({ next } = page);
    }
    await journal.close();
    return ids.size;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** @returns how many frames, hence acts at most, lie in what is cut off, wholly or in part */
async function cutJournal(folder: string): Promise<number> {
  const last = (await listSegments(realDisk, folder)).at(-1);
  if (last === undefined) throw new Error('no journal');
  const file = segmentPath(folder, last);
  const bytes = withoutRoom(new Uint8Array(await readFile(file)));
  const end = Math.max(0, bytes.length - CUT);
  await truncate(file, end);
  const frames = [...codec.stretches(bytes)].filter(({ end: behind }) => behind > end);
  return frames.length;
}

/** As a failing disk leaves files: stretches of each overwritten with nothing. */
async function overwriteStore(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(path.join(entry.parentPath, entry.name), 'r+');
    const { size } = await file.stat();
    for (let at = 0; at < size; at += 8192)
      await file.write(new Uint8Array(Math.min(4096, size - at)), 0, undefined, at);
    await file.close();
  }
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
