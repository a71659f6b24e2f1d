import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CaseRef } from '../../shared/contracts/views';
import { figure, type Figure } from '../bench/figure';
import { NO_SMALL_DISK, smallDisk, type SmallDisk } from '../support/smallDisk';
import { Ledger } from './ledger';
import { Silent, waitingOn, whileGoingOn, within } from './patience';
import { enter, launchRoom, PASSPHRASE, type RunningApp } from './room';
import { storageOf, tryOn, useWithoutRoom } from './roomPage';

const MEGABYTE = 1024 * 1024;
/** Room for an application's profile above the guard's first threshold. */
const DISK_MB = 1700;
const TRIES = 20;
/** Longer than the guard's own rhythm. */
const LOOK_MS = 6000;
/** A start on a machine that does much else, with what it has to put back. */
const START_MS = 180_000;
/** The refusals that tell what to do: no room, or a database that failed. */
const EXPLAINED = /plein|plus de place|ne répond plus/;

interface Tally {
  lost: number;
  failedStarts: number;
  unanswered: number;
  unexplained: number;
  refused: number;
  taken: number;
  /** Refused although there was room again. */
  held: number;
  broke: number;
}

/**
 * The disk of a running meeting is filled to its last byte. Slowly, so that the guard stops the writing in time, and
 * all at once between two of its looks. The room goes on acting. Then there is room again, and the application is
 * started three times. A store that Chromium lost to a full disk is empty only at the second
 * (renderer/engine/database/README.md).
 */
export async function diskFullSoak(runs: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [way, life] of Object.entries({ slowly, suddenly })) {
    const tally: Tally = {
      lost: 0,
      failedStarts: 0,
      unanswered: 0,
      unexplained: 0,
      refused: 0,
      taken: 0,
      held: 0,
      broke: 0,
    };
    let acknowledged = 0;
    for (let run = 0; run < runs; run++) {
      const disk = await smallDisk(DISK_MB);
      if (!disk) {
        console.error(NO_SMALL_DISK);
        return [];
      }
      const ledger = new Ledger();
      try {
        await onDisk(disk, ledger, tally, life);
      } finally {
        await disk.remove();
      }
      acknowledged += ledger.acknowledged;
      console.error(`disk filled ${way}: ${ledger.acknowledged} acknowledged, ${tally.lost} lost so far`);
    }
    const count = (name: string, value: number, unit: string, floor: number | null) =>
      figures.push(figure('wipes', `disk filled ${way}: ${name}`, value, unit, floor));
    count('meetings', runs, 'runs', null);
    count('acknowledged writes', acknowledged, 'writes', null);
    count('acknowledged writes lost', tally.lost, 'writes', 0);
    count('starts that failed', tally.failedStarts, 'starts', 0);
    count('acts refused in words', tally.refused, 'acts', null);
    count('acts kept on the full disk', tally.taken, 'acts', null);
    count('acts refused without a reason', tally.unexplained, 'acts', 0);
    count('acts never answered', tally.unanswered, 'acts', 0);
    count('acts not taken once there was room', tally.held, 'acts', 0);
    count('meetings in which IndexedDB failed', tally.broke, 'runs', null);
  }
  return figures;
}

type Life = (disk: SmallDisk, running: Meeting, tally: Tally) => Promise<void>;
interface Meeting {
  readonly page: Page;
  readonly cases: readonly CaseRef[];
  readonly ledger: Ledger;
}

async function onDisk(disk: SmallDisk, ledger: Ledger, tally: Tally, life: Life): Promise<void> {
  const profile = path.join(disk.folder, 'profile');
  await during(profile, tally, async ({ page }) => {
    const cases = await within('a first start', enter(page), START_MS);
    await life(disk, { page, cases, ledger }, tally);
  });
  disk.free();
  for (let start = 0; start < 3; start++)
    await during(profile, tally, async ({ page }) => {
      const cases = await within('a start', enter(page), START_MS);
      tally.lost += await within('reading all again', ledger.countLost(page, cases), START_MS);
      // Every start writes something: what a full disk left half written is then no longer the end of its file.
      const from = await ledger.listen(page, cases);
      const { taken } = await tried(page, cases, from);
      tally.held += TRIES - taken;
    });
}

async function during(
  profile: string,
  tally: Tally,
  life: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const running = await launchRoom(profile);
  try {
    await life(running);
  } catch (error) {
    if (error instanceof Silent) noteSilence(error, tally);
    else {
      tally.failedStarts++;
      console.error(`disk full: ${error instanceof Error ? error.message : 'a start failed'}`);
    }
  } finally {
    await closed(running, tally);
  }
}

/** An application that does not close when it is asked to is ended as a person would end it. */
async function closed({ app }: RunningApp, tally: Tally): Promise<void> {
  const child = app.process();
  const exited = new Promise((resolve) => child.once('exit', resolve));
  try {
    await within('closing the application', app.close());
  } catch (error) {
    if (!(error instanceof Silent)) throw error;
    noteSilence(error, tally);
    child.kill('SIGKILL');
    await exited;
  }
}

/** The guard sees it coming: a warning, then read-only with room to spare, and the last byte changes nothing more. */
async function slowly(disk: SmallDisk, { page, cases, ledger }: Meeting, tally: Tally): Promise<void> {
  const { over } = await ledger.conduct(page, cases);
  disk.fill(800 * MEGABYTE);
  await levelBecomes(page, 'low');
  disk.fill(200 * MEGABYTE);
  await noteEnd(page, over, ledger, tally);
  if ((await without(page, cases)) !== 'readOnly') throw new Error('not read-only below the threshold');
  disk.fill(0);
  await act(page, { page, cases, ledger }, tally, ledger.numbers());
  // Without a single byte Chromium may not open its databases again after the lock; then this must be said.
  await without(page, cases).catch((error: Error) => noteRefusal(error, tally));
  await noteBroken(page, tally);
}

/** To the last byte between two looks, in the middle of the writing. */
async function suddenly(disk: SmallDisk, { page, cases, ledger }: Meeting, tally: Tally): Promise<void> {
  const { over } = await ledger.conduct(page, cases);
  await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1500));
  disk.fill(0);
  await noteEnd(page, over, ledger, tally);
  await act(page, { page, cases, ledger }, tally, ledger.numbers());
  // As above; the room locks all the same, and is told why it reads no more.
  await without(page, cases).catch((error: Error) => noteRefusal(error, tally));
  await noteBroken(page, tally);
}

const without = (page: Page, cases: readonly CaseRef[]): Promise<string> =>
  namedBy(page, page.evaluate(useWithoutRoom, [cases, PASSPHRASE] as const));

/** Each of its acts has a patience of its own; here only a page that hangs is given up. */
const tried = (page: Page, cases: readonly CaseRef[], from: number) =>
  within('going on', page.evaluate(tryOn, [cases, from, TRIES] as const), 2 * START_MS);

const namedBy = <T>(page: Page, work: Promise<T>): Promise<T> =>
  whileGoingOn(
    () => waitingOn(page),
    work,
    () => 0,
  );

/** What ended the meeting; an act that is never answered does, too. */
async function noteEnd(page: Page, over: Promise<Error | null>, ledger: Ledger, tally: Tally): Promise<void> {
  const acknowledged = () => ledger.acknowledged;
  const end = whileGoingOn(() => waitingOn(page), over, acknowledged);
  noteRefusal(await end.catch((error: Error) => error), tally);
}

async function act(page: Page, { cases }: Meeting, tally: Tally, from: number): Promise<void> {
  const { taken, refusals, silent } = await tried(page, cases, from);
  tally.taken += taken;
  tally.unanswered += silent;
  for (const words of refusals) noteRefusal(new Error(words), tally);
}

function noteSilence({ message }: Silent, tally: Tally): void {
  tally.unanswered++;
  console.error(`disk full: ${message}`);
}

function noteRefusal(error: Error | null, tally: Tally): void {
  if (error instanceof Silent) noteSilence(error, tally);
  else if (error && EXPLAINED.test(error.message)) tally.refused++;
  else {
    tally.unexplained++;
    console.error(`disk full: ${error?.message ?? 'the page ended'}`);
  }
}

async function noteBroken(page: Page, tally: Tally): Promise<void> {
  if ((await storage(page)).broken) tally.broke++;
}

const storage = (page: Page) => within('session', page.evaluate(storageOf));

async function levelBecomes(page: Page, level: string): Promise<void> {
  const until = Date.now() + 2 * LOOK_MS;
  while ((await storage(page)).level !== level) {
    if (Date.now() > until) throw new Error(`never became ${level}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
