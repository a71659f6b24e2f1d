import { expect, test, type Page } from '@playwright/test';
import type { MeetingRef } from '../../shared/contracts/views';
import {
  CASES,
  edit,
  join,
  prepare,
  room,
  sentence,
  stopRoom,
  upToDate,
  workstation,
} from './support/workstations';

/** An older year leaves a workstation when the region has it, and comes back when someone asks for it. */
test.beforeAll(room.open);
test.afterAll(room.close);
test.beforeEach(room.begin);
test.afterEach(stopRoom);

const years = (page: Page) =>
  page.evaluate(async () => (await window.engine.ask('boards', {})).map(({ database }) => database));
const putAway = (page: Page, { database }: MeetingRef) =>
  page.evaluate((it) => window.engine.command('putAway', { database: it }), database);
const cases = (page: Page, meeting: MeetingRef) =>
  page.evaluate(async (it) => (await window.engine.ask('meeting', it))?.cases.length ?? null, meeting);
const found = (page: Page, text: string) =>
  page.evaluate(async (it) => (await window.engine.ask('search', { text: it })).hits.length, text);

/** This year's meeting and one of an older year, in the region and here. */
async function withOlderYear() {
  const page = await workstation('Premiere');
  const now = await prepare(page);
  const year = new Date().getFullYear() - 2;
  const older = await page.evaluate(
    async ([{ database }, of]) => {
      const meeting = await window.engine.command('planMeeting', {
        database,
        date: `${of}-03-12` as never,
        time: '14:00',
      });
      if (!meeting.ok) throw new Error(meeting.problem.message);
      const cases = [{ 'identity.birthName': 'Ancienne', 'identity.sex': 'F' as const }];
      const done = await window.engine.command('registerCases', { ...meeting.value, source: 'typed', cases });
      if (!done.ok) throw new Error(done.problem.message);
      return { meeting: meeting.value, file: done.value.cases[0] as (typeof done.value.cases)[0] };
    },
    [now, year] as const,
  );
  for (const { database } of [now, older.meeting]) await room.region.create(database);
  await join(page, []);
  await upToDate(page);
  return { page, now, ...older };
}

test('an older year leaves once the region has all of it, stays away, and comes back when asked for', async () => {
  const { page, now, meeting, file } = await withOlderYear();
  expect(await putAway(page, now)).toMatchObject({ ok: false, problem: { code: 'state' } });
  expect(await found(page, 'Ancienne')).toBe(1);

  await room.region.pause();
  await edit(page, file, { 'summary.question': 'Pas encore dans la région' });
  expect(await putAway(page, meeting)).toMatchObject({ ok: false, problem: { code: 'network' } });
  expect(await cases(page, meeting)).toBe(1);
  await room.region.resume();
  await upToDate(page);

  expect(await putAway(page, meeting)).toEqual({ ok: true, value: null });
  expect(await years(page)).toEqual([now.database]);
  expect([await cases(page, meeting), await found(page, 'Ancienne')]).toEqual([null, 0]);
  expect(await cases(page, now)).toBe(CASES);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names.filter((name) => name?.includes(meeting.database))).toEqual([]);
  const kept = await room.region.get(meeting.database, file.case);
  expect(kept).toMatchObject({ values: { 'summary.question': 'Pas encore dans la région' } });

  await page.reload();
  await page.evaluate(() => window.engine.command('unlock', { passphrase: 'quatre mots sans rapport' }));
  await upToDate(page);
  expect(await years(page)).toEqual([now.database]);
  expect(await page.evaluate(() => window.engine.ask('away', {}))).toEqual([
    { database: meeting.database, boardName: 'RCP Sein' },
  ]);

  await page.evaluate((database) => window.engine.command('fetchYear', { database }), meeting.database);
  await expect.poll(() => cases(page, meeting), { timeout: 40_000 }).toBe(1);
  expect(await page.evaluate(() => window.engine.ask('away', {}))).toEqual([]);
  await upToDate(page);
  expect(await found(page, 'Ancienne')).toBe(1);
});

test('a year that the region does not have in full is not taken off', async () => {
  const { page, meeting, file } = await withOlderYear();
  await room.region.empty(meeting.database);
  const refused = await putAway(page, meeting);
  // Asked, it lacks everything; or the workstation was told before that its counterpart is another one.
  expect(refused.ok ? 'taken off' : refused.problem.code).toMatch(/^(state|network)$/);
  expect(await cases(page, meeting)).toBe(1);
  await edit(page, file, { 'summary.question': 'On continue' });
  await expect.poll(() => sentence(page), { timeout: 40_000 }).toContain('remise dans un état plus ancien');
});
