import '../support/enginePage/pulls';
import type { Page } from '@playwright/test';
import { databaseName } from '../../shared/region/databaseName';
import type { TestRegion } from '../region/support/testRegion';
import { casesOfBoard } from '../support/yearsOfRecords';
import { figure, median, type Figure } from './figure';
import type { SyncRoom } from './syncRoom';
import { fillRegion } from './syncRegion';
import { longTasksOfScreens } from './syncScreens';

const CASES = Number(process.env.CONCERTO_BENCH_CASES ?? 10_000);
const ROUNDS = Number(process.env.CONCERTO_BENCH_ROUNDS ?? 3);
const DATABASE = databaseName('sein', new Date().getFullYear());

async function fillBoard(region: TestRegion, docs: readonly object[]): Promise<void> {
  await region.create(DATABASE);
  await fillRegion(region, DATABASE, docs);
}

/** A region that holds one board's year. @returns how many documents a first pull brings */
export async function regionToPull(region: TestRegion, cases: number): Promise<number> {
  const docs = casesOfBoard('RCP Sein', cases);
  await fillBoard(region, docs);
  return docs.length;
}

/** The first pull of that year into this workstation, until replication has taken over. */
export const pulledBy = (page: Page, { url, username, password }: TestRegion, documents: number) =>
  page.evaluate(([region, name, count]) => window.pulls.ours(region, name, count), [
    { base: url, username, password },
    DATABASE,
    documents,
  ] as const);

/** The first pull of a database against PouchDB's own replication with its defaults, and the screens meanwhile. */
export async function firstPulls(room: SyncRoom, server: string, folder: string): Promise<Figure[]> {
  const docs = casesOfBoard('RCP Sein', CASES);
  await fillBoard(room.region, docs);
  const { url, username, password } = room.region;
  const access = { base: url, username, password };
  const peer: number[] = [];
  const own: number[] = [];
  const said: number[] = [];
  // One after the other, so that a machine that slows down slows both.
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await room.page();
    peer.push(
      await bare.evaluate(([region, name]) => window.pulls.byPouch(region, name), [
        access,
        DATABASE,
      ] as const),
    );
    await room.closePages();
    const page = await room.workstation();
    const pulled = await pulledBy(page, room.region, docs.length);
    own.push(pulled.whole);
    said.push(pulled.said.length);
    await room.closePages();
  }
  const parts = await (
    await room.page()
  ).evaluate(([region, name]) => window.pulls.inParts(region, name), [access, DATABASE] as const);
  await room.closePages();
  const tasks = await longTasksOfScreens(room.region, folder);
  const of = (name: string, value: number, floor: number | null = null, unit = 'ms') =>
    figure('sync', `${server}: ${name}`, value, unit, floor);
  const bytes = docs.filter(({ type }) => type === 'case').map((doc) => JSON.stringify(doc).length);
  return [
    of(`a case, mean of ${CASES}`, bytes.reduce((sum, it) => sum + it, 0) / bytes.length, null, 'bytes'),
    of(`PouchDB.replicate, ${docs.length} documents in clear`, median(peer)),
    of('first pull, sealed and readable', median(own), median(peer)),
    of('faster than PouchDB.replicate', median(peer) / median(own), null, 'times'),
    of('of which alone: server and network', parts.server),
    of('of which alone: cipher', parts.cipher),
    of('of which alone: writing', parts.writing, parts.pouchWriting),
    of('these three, one after the other', parts.server + parts.cipher + parts.writing),
    of('progress sentences shown', median(said), null, 'sentences'),
    of('the application meanwhile: tasks over 50 ms of its page', tasks.length, null, 'tasks'),
    of('the application meanwhile: longest of them', Math.max(0, ...tasks)),
  ];
}
