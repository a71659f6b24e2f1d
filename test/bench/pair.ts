import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../build/paths';
import { openTestRegion } from '../region/support/testRegion';
import type * as Rooms from '../soak/room';
import { serveFolder } from '../support/serveFolder';
import type * as Years from '../support/yearsOfRecords';
import { figure, median, type Figure } from './figure';
import { screensOf, type ScreensSeen } from './pairScreens';
import { votes } from './recordPage';
import { unlockToSearch, type Unlocked } from './startupPage';
import { SyncRoom } from './syncRoom';
import { pulledBy, regionToPull } from './syncPull';

const PASSPHRASE = 'quatre mots sans rapport';
const CASES = Number(process.env.CONCERTO_BENCH_CASES ?? 10_000);
const ROUNDS = Number(process.env.CONCERTO_BENCH_ROUNDS ?? 5);
const WARM_UP = 60;
const BLOCKS = 40;
const BLOCK = 20;
const PAUSE_MS = 20;

/** One build of the product, with the helpers of its own tests. */
interface Build {
  readonly rooms: typeof Rooms;
  readonly buildPage: (folder: string) => Promise<string>;
  readonly years: typeof Years;
}

/** What both builds took for the same, one after the other. Milliseconds. */
interface Pair<Taken = number> {
  readonly former: Taken[];
  readonly present: Taken[];
}
type Side = keyof Pair;
const SIDES: readonly Side[] = ['former', 'present'];

/**
 * `npm run bench -- pair` with CONCERTO_FORMER, a folder that holds a former commit, built (`npm run build`). Both
 * builds do the same in turn, in one run, so that a machine that slows down slows both. `floor` is the former build's
 * median, `ratio` the median of the ratios of neighbouring measurements.
 */
export async function pairBench(): Promise<Figure[]> {
  const folder = process.env.CONCERTO_FORMER;
  if (!folder) throw new Error('CONCERTO_FORMER must name the folder of the former commit, built');
  const builds = { former: await buildIn(folder), present: await buildIn(inRoot('.')) };
  const temporary = await mkdtemp(path.join(tmpdir(), 'concerto-pair-'));
  const chosen = (process.env.CONCERTO_BENCH_ONLY ?? 'vote,start,pull,screens').split(',');
  try {
    return [
      ...(chosen.includes('vote') ? [of('vote acknowledged', await voting(builds, temporary))] : []),
      ...(chosen.includes('start') ? startFigures(await starting(builds, temporary)) : []),
      ...(chosen.includes('pull')
        ? [of(`first pull, ${CASES} cases`, await pulling(builds, temporary))]
        : []),
      ...(chosen.includes('screens') ? screenFigures(await seeing(folder)) : []),
    ];
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function buildIn(folder: string): Promise<Build> {
  const from = async (file: string): Promise<unknown> =>
    import(pathToFileURL(path.join(path.resolve(folder), 'test', file)).href);
  return {
    rooms: (await from('soak/room.ts')) as typeof Rooms,
    buildPage: await pageOf(from),
    years: (await from('support/yearsOfRecords.ts')) as typeof Years,
  };
}

/** The page with the engine alone; before the engine had its name, it was the engine's. */
async function pageOf(from: (file: string) => Promise<unknown>): Promise<Build['buildPage']> {
  const found = (await from('support/enginePage/build.ts').catch(() =>
    from('support/nodePage/build.ts'),
  )) as Record<string, Build['buildPage']>;
  const build = found.buildEnginePage ?? found.buildNodePage;
  if (!build) throw new Error('this build has no page of its own for the engine');
  return build;
}

function of(name: string, { former, present }: Pair): Figure {
  const ratios = present.map((it, i) => it / (former[i] ?? Number.NaN));
  return {
    ...figure('pair', name, median(present), 'ms', median(former)),
    ratio: Math.round(median(ratios) * 1000) / 1000,
  };
}

/** Each side's turn, the order changing from round to round. */
async function inTurn<Taken>(rounds: number, turn: (side: Side) => Promise<Taken>): Promise<Pair<Taken>> {
  const pair: Pair<Taken> = { former: [], present: [] };
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? SIDES : [...SIDES].reverse()) pair[side].push(await turn(side));
  return pair;
}

/** In the real desktop application, the journal and its flush included; each turn is the median of a block of votes. */
async function voting(builds: Record<Side, Build>, temporary: string): Promise<Pair> {
  const opened = {
    former: await builds.former.rooms.launchRoom(path.join(temporary, 'vote-former')),
    present: await builds.present.rooms.launchRoom(path.join(temporary, 'vote-present')),
  };
  try {
    const cases = {
      former: await builds.former.rooms.enter(opened.former.page),
      present: await builds.present.rooms.enter(opened.present.page),
    };
    const block = (side: Side, count: number) =>
      opened[side].page.evaluate(votes, [cases[side], count, PAUSE_MS] as const);
    for (const side of SIDES) await block(side, WARM_UP);
    return await inTurn(BLOCKS, async (side) => median(await block(side, BLOCK)));
  } finally {
    for (const side of SIDES) await opened[side].app.close();
  }
}

const part = <Taken>({ former, present }: Pair<Taken>, read: (taken: Taken) => number): Pair => ({
  former: former.map(read),
  present: present.map(read),
});

const startFigures = (taken: Pair<Unlocked>): Figure[] => [
  of(
    `start to list, ${CASES} cases`,
    part(taken, ({ list }) => list),
  ),
  of(
    `start to searchable, ${CASES} cases`,
    part(taken, ({ searchable }) => searchable),
  ),
];

const screenFigures = (taken: Pair<ScreensSeen>): Figure[] => [
  of(
    'address to first door',
    part(taken, ({ door }) => door),
  ),
  of(
    'key to console, first time',
    part(taken, (seen) => seen.console),
  ),
];

async function seeing(former: string): Promise<Pair<ScreensSeen>> {
  const pages = { former: await screensOf(former), present: await screensOf(inRoot('.')) };
  try {
    return await inTurn(ROUNDS * 2, (side) => pages[side].turn());
  } finally {
    for (const side of SIDES) await pages[side].close();
  }
}

/** From the passphrase to the agenda and to a list that can be searched, Argon2id included: the same cost in both. */
async function starting(builds: Record<Side, Build>, temporary: string): Promise<Pair<Unlocked>> {
  const profileOf = (side: Side): string => path.join(temporary, `start-${side}`);
  const names: Record<Side, string> = { former: '', present: '' };
  const start = async (side: Side): Promise<Unlocked> => {
    const { app, page } = await builds[side].rooms.launchRoom(profileOf(side));
    try {
      await builds[side].rooms.install(page);
      return await page.evaluate(unlockToSearch, [PASSPHRASE, names[side]] as const);
    } finally {
      await app.close();
    }
  };
  for (const side of SIDES) {
    const filled = await builds[side].years.fillWorkstation(profileOf(side), CASES, PASSPHRASE);
    names[side] = filled.oldestName;
    // The first restores what the journal holds, the second projects what is left: neither is an ordinary start.
    await start(side);
    await start(side);
  }
  return inTurn(ROUNDS * 2, start);
}

/** The first pull of a board's year into an empty workstation, sealed and readable, in Chromium. */
async function pulling(builds: Record<Side, Build>, temporary: string): Promise<Pair> {
  const region = await openTestRegion();
  const served = {
    former: await serveFolder(await builds.former.buildPage(path.join(temporary, 'page-former'))),
    present: await serveFolder(await builds.present.buildPage(path.join(temporary, 'page-present'))),
  };
  const rooms = {
    former: new SyncRoom(
      region,
      served.former,
      path.join(temporary, 'pull-former'),
      // As the page of builds before this name called it.
      'if (!("engine" in window)) Object.defineProperty(window, "engine", { get: () => window.node, configurable: true })',
    ),
    present: new SyncRoom(region, served.present, path.join(temporary, 'pull-present')),
  };
  try {
    const documents = await regionToPull(region, CASES);
    return await inTurn(ROUNDS, async (side) => {
      const { whole } = await pulledBy(await rooms[side].workstation(), region, documents);
      await rooms[side].closePages();
      return whole;
    });
  } finally {
    for (const side of SIDES) {
      await rooms[side].closePages();
      await served[side].close();
    }
    await region.close();
  }
}
