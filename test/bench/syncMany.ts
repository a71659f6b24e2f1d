import { databaseName } from '../../shared/region/databaseName';
import { LONG_POLL_MS } from '../../renderer/engine/region/line';
import { restAfter, WATCHED_AT_ONCE } from '../../shared/region/pace';
import type { DatabaseName } from '../../shared/domain/ids';
import { casesOfBoard } from '../support/yearsOfRecords';
import { figure, type Figure } from './figure';
import type { SyncRoom } from './syncRoom';
import { fillRegion, meterTo } from './syncRegion';

const DATABASES = 20;
const CHANGES = 50;
const BEFORE = 17;
const LISTEN_MS = 60_000;

/** Twenty databases: what came while the workstation was away, and what it costs that nothing comes. */
export async function manyDatabases(room: SyncRoom, server: string): Promise<Figure[]> {
  const year = new Date().getFullYear();
  const names = Array.from({ length: DATABASES }, (_, i) =>
    databaseName(`mesure-${String.fromCharCode(97 + i)}`, year),
  );
  for (const [i, name] of names.entries()) {
    await room.region.create(name);
    await fillRegion(room.region, name, casesOfBoard(`RCP Mesure ${i}`, BEFORE));
  }
  const meter = await meterTo(room.region.url);
  try {
    const page = await room.workstation();
    const { username, password } = room.region;
    const pulled = await page.evaluate(joinAll, [meter.url, username, password, names] as const);
    meter.cut();
    const later = casesOfBoard('RCP Plus tard', CHANGES).filter(({ type }) => type === 'case');
    const there = later.length + (await page.evaluate((all) => window.pulls.documents(all), names));
    for (const [i, doc] of later.entries()) await fillRegion(room.region, names[i % DATABASES] ?? '', [doc]);
    // Long enough for everything to have failed; the browser tells the Worker when the network is back.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const caught = page.evaluate(catchUp, [names, there] as const);
    meter.mend();
    await page.workers()[0]?.evaluate(() => self.dispatchEvent(new Event('online')));
    const back = await caught;
    meter.reset();
    await new Promise((resolve) => setTimeout(resolve, LISTEN_MS));
    const { requests, bytes } = meter.counted;
    const each = requests === 0 ? 0 : bytes / requests;
    await room.closePages();
    const steady = steadyRequests(DATABASES);
    const of = (name: string, value: number, unit: string) =>
      figure('sync', `${server}: ${name}`, value, unit, null);
    return [
      of(`first pull of ${DATABASES} databases, ${BEFORE} cases each`, pulled, 'ms'),
      of(`${CHANGES} changes over ${DATABASES} databases after a day offline`, back, 'ms'),
      of('idle, first minute, per database (counted)', requests / DATABASES, 'requests/min'),
      of('idle, a request (counted)', each, 'bytes'),
      of('idle, from half an hour on, per database (by the rules)', steady / DATABASES, 'requests/min'),
      of('idle, from half an hour on, per database (by the rules)', (steady / DATABASES) * each, 'bytes/min'),
    ];
  } finally {
    await meter.close();
  }
}

/** By `pace.ts`: two long polls one after the other, the others at the longest rest. */
export const steadyRequests = (databases: number): number => {
  const watched = Math.min(databases, WATCHED_AT_ONCE);
  return watched * (60_000 / LONG_POLL_MS) + (databases - watched) * (60_000 / restAfter(99, 0.5));
};

/* Inside the page. */

async function joinAll([url, username, password, databases]: readonly [
  string,
  string,
  string,
  readonly DatabaseName[],
]): Promise<number> {
  const from = performance.now();
  const joined = await window.engine.command('joinRegion', {
    url,
    username,
    password,
    databases: [...databases],
  });
  if (!joined.ok) throw new Error(joined.problem.message);
  for (;;) {
    const { state } = await window.engine.ask('sync', {});
    if (state === 'upToDate') return performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** From the network's return until every change is here. */
async function catchUp([databases, changes]: readonly [readonly DatabaseName[], number]): Promise<number> {
  const from = performance.now();
  for (;;) {
    const held = await window.pulls.documents(databases);
    const { state } = await window.engine.ask('sync', {});
    if (held >= changes && state === 'upToDate') return performance.now() - from;
    if (performance.now() - from > 120_000) throw new Error(`only ${held} of ${changes} changes came`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
