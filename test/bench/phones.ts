import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { enter, launchRoom } from '../soak/room';
import { laptop, plug, projector } from '../support/displays';
import { ask, overHttp, TestPhone } from '../support/phones/phone';
import { figure, type Figure } from './figure';
import { countsNoted, noteCounts, openToPhones } from './phonesPage';

/** As many phones vote within one second; then as many at once. */
const IN_A_SECOND = 30;
const AT_ONCE = 200;
const NAMED = 'globalThis.__name = (named) => named';

/**
 * `npm run bench -- phones`: from the vote of a phone, over HTTP on loopback, to « enregistré » on it and to its count
 * drawn on the room's window, in the desktop application. The floor is the same phone's plain question.
 */
export async function phonesBench(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-phones-'));
  const { app, page } = await launchRoom(folder);
  try {
    const cases = await enter(page);
    // tsx names functions with a helper that other processes do not have.
    await app.evaluate(NAMED);
    await plug(app, [laptop], 'display-metrics-changed');
    const opened = app.waitForEvent('window');
    await page.evaluate(() => void window.concerto?.wantProjector({ wanted: true }));
    await plug(app, [laptop, projector], 'display-added');
    const room = await opened;
    await room.waitForLoadState();
    await room.evaluate(NAMED);
    const open = await page.evaluate(openToPhones, [cases, AT_ONCE] as const);
    await page.evaluate(() => window.room.command('invitePhones', { isInviting: false }));
    const phones = await joined(open.host, open.code, open.people);
    await page.evaluate(
      ({ file, proposal }) =>
        window.room.command('openBallot', { ...file, proposals: [{ proposal, label: 'Chirurgie' }] }),
      { file: open.file, proposal: open.proposal },
    );
    const ballot = (await phones[0]?.state())?.ballot?.id ?? '';
    await room.evaluate(noteCounts);
    const floor: number[] = [];
    for (const phone of phones.slice(0, IN_A_SECOND)) floor.push((await timed(() => phone.state())).ms);

    const spread = await votesOf(phones.slice(0, IN_A_SECOND), ballot, 1000 / IN_A_SECOND);
    const onRoom = await drawn(room, spread);
    const all = await votesOf(phones.slice(IN_A_SECOND), ballot, 0);
    const recorded = await page.evaluate(
      async ({ file, proposal }) => {
        const view = await window.room.ask('case', file);
        return view?.proposals.find((one) => one.proposal._id === proposal)?.votes.length ?? 0;
      },
      { file: open.file, proposal: open.proposal },
    );
    const of = (name: string, value: number, unit = 'ms', least: number | null = null) =>
      figure('phones', name, value, unit, least);
    const least = p95(floor);
    return [
      of('a phone’s question answered (p95)', least),
      of(`${IN_A_SECOND} in a second: recorded (p95)`, p95(spread.map((one) => one.ms)), 'ms', least),
      of(`${IN_A_SECOND} in a second: on the room’s window (p95)`, p95(onRoom), 'ms', least),
      of(`${AT_ONCE - IN_A_SECOND} at once: recorded (p95)`, p95(all.map((one) => one.ms)), 'ms', least),
      of('votes in the case, of 200', recorded, ''),
    ];
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type People = Awaited<ReturnType<typeof openToPhones>>['people'];

/** Each from an address of its own, over a connection that stays, as a page's does. */
async function joined(host: string, code: string, people: People): Promise<TestPhone[]> {
  const room = JSON.parse((await ask(host, '/room')).text) as { key: string; opening: string };
  const phones: TestPhone[] = [];
  for (const { person, name } of people) {
    if (!name.includes('MESURE')) continue;
    const agent = new Agent({ keepAlive: true, localAddress: `127.0.4.${phones.length + 1}` });
    const phone = new TestPhone(room, overHttp(host, undefined, agent));
    await phone.join(code, person);
    phones.push(phone);
  }
  return phones;
}

interface Timed {
  readonly from: number;
  readonly ms: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [from, start] = [Date.now(), performance.now()];
  await work();
  return { from, ms: performance.now() - start };
}

/** @param pause milliseconds from one hand to the next */
function votesOf(phones: readonly TestPhone[], ballot: string, pause: number): Promise<Timed[]> {
  return Promise.all(
    phones.map(async (phone, at) => {
      await new Promise((resolve) => setTimeout(resolve, at * pause));
      return timed(async () => {
        const answer = await phone.vote(ballot, 'A', 'for');
        if (answer?.is !== 'recorded') throw new Error(`not recorded: ${answer?.is ?? 'refused'}`);
      });
    }),
  );
}

/** From each vote to the first drawn count that holds it: they are recorded in the order of their answers. */
async function drawn(room: Page, votes: readonly Timed[]): Promise<number[]> {
  await room.waitForFunction(
    (count) => (window as unknown as { noted: [number, number][] }).noted.some(([n]) => n >= count),
    votes.length,
  );
  const counts = await room.evaluate(countsNoted);
  return [...votes]
    .sort((a, b) => a.from + a.ms - (b.from + b.ms))
    .map(({ from }, at) => (counts.find(([count]) => count > at)?.[1] ?? Number.NaN) - from);
}

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
