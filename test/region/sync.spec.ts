import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { CaseRef, CaseView, MeetingRef } from '../../shared/contracts/views';
import { chromiumOptions } from '../support/browser';
import { buildNodePage } from '../support/nodePage/build';
import '../support/nodePage/surface';
import { serveFolder, type Served } from '../support/serveFolder';
import { openTestRegion, type TestRegion } from './support/testRegion';

/** Two workstations and a region, asked through their data nodes: what the stories show on screens, tried harder here. */
const CASES = 17;
let folder: string;
let served: Served;
let region: TestRegion;
const contexts: BrowserContext[] = [];

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-sync-'));
  served = await serveFolder(await buildNodePage(path.join(folder, 'page')));
});
test.afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
test.beforeEach(async () => {
  region = await openTestRegion();
});
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  await region.close();
});

async function workstation(name: string): Promise<Page> {
  const context = await chromium.launchPersistentContext(
    path.join(folder, `${name}-${Date.now()}`),
    await chromiumOptions(),
  );
  contexts.push(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(served.url);
  await page.evaluate(async (family) => {
    const enrolled = await window.node.command('enrol', {
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

const join = (page: Page, databases: string[]) =>
  page.evaluate(
    async ({ url, username, password, databases }) =>
      window.node.command('joinRegion', { url, username, password, databases: databases }),
    {
      url: region.url,
      username: region.username,
      password: region.password,
      databases: databases as never[],
    },
  );

const sentence = (page: Page) =>
  page.evaluate(async () => (await window.node.ask('sync', {})).sentence.replaceAll('\u00a0', ' '));
const upToDate = (page: Page) =>
  expect.poll(() => sentence(page), { timeout: 40_000 }).toBe('À jour avec la région');

const caseOf = (page: Page, ref: CaseRef): Promise<CaseView | null> =>
  page.evaluate((it) => window.node.ask('case', it), ref);
const edit = (page: Page, ref: CaseRef, changes: Record<string, string>) =>
  page.evaluate(
    async ([it, given]) => {
      const done = await window.node.command('editCase', { ...it, changes: given });
      if (!done.ok) throw new Error(done.problem.message);
    },
    [ref, changes] as const,
  );

/** A meeting on a first workstation, in the region, and on a second one. */
async function twoAtWork(): Promise<{ first: Page; second: Page; meeting: MeetingRef; file: CaseRef }> {
  const first = await workstation('Premiere');
  const meeting = await prepare(first);
  await region.create(meeting.database);
  await join(first, []);
  await upToDate(first);
  const second = await workstation('Seconde');
  const seen = await second.evaluate((it) => window.node.command('inspectRegion', it), {
    url: region.url,
    username: region.username,
    password: region.password,
  });
  expect(seen).toMatchObject({ ok: true });
  await join(second, [meeting.database]);
  await expect
    .poll(
      async () => (await second.evaluate((it) => window.node.ask('meeting', it), meeting))?.cases.length,
      { timeout: 40_000 },
    )
    .toBe(CASES);
  const view = await first.evaluate((it) => window.node.ask('meeting', it), meeting);
  const line = view?.cases[0];
  if (!line) throw new Error('no case');
  return { first, second, meeting, file: { database: line.database, case: line.case } };
}

/** A board, a meeting and its cases, made on this workstation. */
const prepare = (page: Page): Promise<MeetingRef> =>
  page.evaluate(async (count) => {
    const board = await window.node.command('createBoard', { name: 'RCP Sein', template: 'sein' });
    if (!board.ok) throw new Error(board.problem.message);
    const year = new Date().getFullYear();
    const when = { date: `${year}-12-30` as never, time: '14:00' as never };
    const meeting = await window.node.command('planMeeting', { ...board.value, ...when });
    if (!meeting.ok) throw new Error(meeting.problem.message);
    const cases = Array.from({ length: count }, (_, i) => ({
      'identity.birthName': `Inventée${i}`,
      'identity.sex': 'F' as const,
    }));
    const done = await window.node.command('registerCases', { ...meeting.value, source: 'typed', cases });
    if (!done.ok) throw new Error(done.problem.message);
    return meeting.value;
  }, CASES);

test('a demonstration never leaves its workstation', async () => {
  const page = await workstation('Demonstration');
  await page.evaluate(() => window.node.command('loadDemo', {}));
  const meeting = await prepare(page);
  await region.create(meeting.database);
  await join(page, []);
  await upToDate(page);
  expect(await region.databases()).toEqual([meeting.database]);
});

test('a meeting reaches the region in plain documents and a second workstation whole, and changes go both ways', async () => {
  const { first, second, meeting, file } = await twoAtWork();
  const stored = await region.get(meeting.database, file.case);
  expect(stored).toMatchObject({ type: 'case', values: { 'identity.sex': 'F' } });
  expect(stored).not.toHaveProperty('c');
  await edit(second, file, { 'summary.question': 'Question de la seconde' });
  await expect
    .poll(async () => (await caseOf(first, file))?.doc.values['summary.question'])
    .toBe('Question de la seconde');
  await upToDate(second);
});

test('what is written while the region is away is counted, then sent, and nothing is asked of the user', async () => {
  const { first, second, file } = await twoAtWork();
  await region.pause();
  await edit(first, file, { 'summary.question': 'Écrite sans réseau' });
  await expect
    .poll(() => sentence(first), { timeout: 40_000 })
    .toMatch(/^Hors ligne · \d+ modifications? en attente · tout est enregistré sur ce poste$/);
  await region.resume();
  await expect
    .poll(async () => (await caseOf(second, file))?.doc.values['summary.question'], { timeout: 60_000 })
    .toBe('Écrite sans réseau');
  await upToDate(first);
});

test('two workstations that change one case without knowing end with the same case, both values kept', async () => {
  const { first, second, file } = await twoAtWork();
  await region.pause();
  await edit(first, file, { 'tumour.t': 'cT3', 'clinical.history': 'Vue par la première' });
  await edit(second, file, { 'tumour.n': 'cN2', 'clinical.history': 'Vue par la seconde' });
  await region.resume();
  const settled = async (page: Page) => {
    const view = await caseOf(page, file);
    const { 'tumour.t': t, 'tumour.n': n, 'clinical.history': history } = view?.doc.values ?? {};
    return { t, n, history, kept: view?.doc.pending?.['clinical.history']?.map((p) => p.value) };
  };
  await expect.poll(() => settled(first), { timeout: 60_000 }).toMatchObject({ t: 'cT3', n: 'cN2' });
  await expect.poll(() => settled(second), { timeout: 60_000 }).toEqual(await settled(first));
  const { history, kept } = await settled(first);
  expect([history, ...(kept ?? [])]).toEqual(
    expect.arrayContaining(['Vue par la première', 'Vue par la seconde']),
  );
  const { _conflicts } = await region.get(file.database, file.case, { conflicts: true });
  expect(_conflicts ?? []).toEqual([]);
});

test('a wrong password is said in French and loses nothing', async () => {
  const page = await workstation('Refusee');
  const meeting = await prepare(page);
  await region.create(meeting.database);
  const answer = await page.evaluate((it) => window.node.command('inspectRegion', it), {
    url: region.url,
    username: region.username,
    password: 'faux',
  });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } });
  await page.evaluate((it) => window.node.command('joinRegion', { ...it, databases: [] }), {
    url: region.url,
    username: region.username,
    password: 'faux',
  });
  await expect.poll(() => sentence(page), { timeout: 40_000 }).toContain('La région refuse l’accès');
  expect((await page.evaluate((it) => window.node.ask('meeting', it), meeting))?.cases).toHaveLength(CASES);
  await join(page, []);
  await upToDate(page);
});
