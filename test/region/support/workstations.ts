import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import type { CaseRef, CaseView, MeetingRef } from '../../../shared/contracts/views';
import { chromiumOptions } from '../../support/browser';
import { buildEnginePage } from '../../support/enginePage/build';
import '../../support/enginePage/surface';
import { serveFolder, type Served } from '../../support/serveFolder';
import { openTestRegion, type TestRegion } from './testRegion';

export const CASES = 17;

/** One region and the workstations around it, asked through their engines. */
class Room {
  folder = '';
  served!: Served;
  region!: TestRegion;
  readonly contexts: BrowserContext[] = [];

  readonly open = async (): Promise<void> => {
    this.folder = await mkdtemp(path.join(tmpdir(), 'concerto-sync-'));
    this.served = await serveFolder(await buildEnginePage(path.join(this.folder, 'page')));
  };
  readonly close = async (): Promise<void> => {
    await this.served.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  };
  readonly begin = async (): Promise<void> => {
    this.region = await openTestRegion();
  };
}
export const room = new Room();

export const stopRoom = async (): Promise<void> => {
  for (const context of room.contexts.splice(0)) await context.close();
  await room.region.close();
};

export async function workstation(name: string): Promise<Page> {
  const context = await chromium.launchPersistentContext(
    path.join(room.folder, `${name}-${Date.now()}`),
    await chromiumOptions(),
  );
  room.contexts.push(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(room.served.url);
  await page.evaluate(async (family) => {
    const enrolled = await window.engine.command('enrol', {
      family,
      given: 'Ada',
      title: 'Dr',
      role: 'coordinator',
      specialty: 'G15_10/SM36',
      passphrase: 'quatre mots sans rapport',
    });
    if (!enrolled.ok) throw new Error(enrolled.problem.message);
  }, name);
  return page;
}

export const join = (page: Page, databases: string[]) =>
  page.evaluate(
    async ({ url, username, password, databases }) =>
      window.engine.command('joinRegion', { url, username, password, databases: databases }),
    {
      url: room.region.url,
      username: room.region.username,
      password: room.region.password,
      databases: databases as never[],
    },
  );

export const sentence = (page: Page) =>
  page.evaluate(async () => (await window.engine.ask('sync', {})).sentence.replaceAll('\u00a0', ' '));
export const upToDate = (page: Page) =>
  expect.poll(() => sentence(page), { timeout: 40_000 }).toBe('À jour avec la région');

export const caseOf = (page: Page, ref: CaseRef): Promise<CaseView | null> =>
  page.evaluate((it) => window.engine.ask('case', it), ref);
export const edit = (page: Page, ref: CaseRef, changes: Record<string, string>) =>
  page.evaluate(
    async ([it, given]) => {
      const done = await window.engine.command('editCase', { ...it, changes: given });
      if (!done.ok) throw new Error(done.problem.message);
    },
    [ref, changes] as const,
  );

/** A meeting on a first workstation, in the region, and on a second one. */
export async function twoAtWork(
  prepared: { readonly identity?: Record<string, unknown> & { _id: string } } = {},
): Promise<{ first: Page; second: Page; meeting: MeetingRef; file: CaseRef }> {
  const first = await workstation('Premiere');
  const meeting = await prepare(first);
  await room.region.create(meeting.database);
  if (prepared.identity) await room.region.put(meeting.database, prepared.identity);
  await join(first, []);
  await upToDate(first);
  const second = await workstation('Seconde');
  const seen = await second.evaluate((it) => window.engine.command('inspectRegion', it), {
    url: room.region.url,
    username: room.region.username,
    password: room.region.password,
  });
  expect(seen).toMatchObject({ ok: true });
  await join(second, [meeting.database]);
  await expect
    .poll(
      async () => (await second.evaluate((it) => window.engine.ask('meeting', it), meeting))?.cases.length,
      { timeout: 40_000 },
    )
    .toBe(CASES);
  const view = await first.evaluate((it) => window.engine.ask('meeting', it), meeting);
  const line = view?.cases[0];
  if (!line) throw new Error('no case');
  return { first, second, meeting, file: { database: line.database, case: line.case } };
}

/** A board, a meeting and its cases, made on this workstation. */
export const prepare = (page: Page): Promise<MeetingRef> =>
  page.evaluate(async (count) => {
    const board = await window.engine.command('createBoard', { name: 'RCP Sein', template: 'sein' });
    if (!board.ok) throw new Error(board.problem.message);
    const year = new Date().getFullYear();
    const when = { date: `${year}-12-30` as never, time: '14:00' as never };
    const meeting = await window.engine.command('planMeeting', { ...board.value, ...when });
    if (!meeting.ok) throw new Error(meeting.problem.message);
    const cases = Array.from({ length: count }, (_, i) => ({
      'identity.birthName': `Inventée${i}`,
      'identity.sex': 'F' as const,
    }));
    const done = await window.engine.command('registerCases', { ...meeting.value, source: 'typed', cases });
    if (!done.ok) throw new Error(done.problem.message);
    return meeting.value;
  }, CASES);
