import { expect, test, type Page } from '@playwright/test';
import { canonical } from '../../shared/merge/canonical';
import { openFields } from '../../shared/merge/openFields';
import {
  CASES,
  caseOf,
  edit,
  join,
  prepare,
  room,
  sentence,
  stopRoom,
  twoAtWork,
  upToDate,
  workstation,
} from './support/workstations';

/** Two workstations and a region, asked through their engines: what the stories show on screens, tried harder here. */
test.beforeAll(room.open);
test.afterAll(room.close);
test.beforeEach(room.begin);
test.afterEach(stopRoom);

test('a demonstration never leaves its workstation', async () => {
  const page = await workstation('Demonstration');
  await page.evaluate(() => window.engine.command('loadDemo', {}));
  const meeting = await prepare(page);
  await room.region.create(meeting.database);
  await join(page, []);
  await upToDate(page);
  expect(await room.region.databases()).toEqual([meeting.database]);
});

test('a meeting reaches the region in plain documents and a second workstation whole, and changes go both ways', async () => {
  const { first, second, meeting, file } = await twoAtWork();
  const stored = await room.region.get(meeting.database, file.case);
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
  await room.region.pause();
  await edit(first, file, { 'summary.question': 'Écrite sans réseau' });
  await expect
    .poll(() => sentence(first), { timeout: 40_000 })
    .toMatch(/^Hors ligne · \d+ modifications? en attente · tout est enregistré sur ce poste$/);
  await room.region.resume();
  await expect
    .poll(async () => (await caseOf(second, file))?.doc.values['summary.question'], { timeout: 60_000 })
    .toBe('Écrite sans réseau');
  await upToDate(first);
});

test('two workstations that change one case without knowing end with the same case, both values and both sets kept', async () => {
  const { first, second, file } = await twoAtWork();
  await room.region.pause();
  await edit(first, file, { 'tumour.t': 'cT3', 'clinical.history': 'Vue par la première' });
  await edit(second, file, { 'tumour.n': 'cN2', 'clinical.history': 'Vue par la seconde' });
  await room.region.resume();
  const settled = async (page: Page) => {
    const view = await caseOf(page, file);
    if (!view) return null;
    const { 'tumour.t': t, 'tumour.n': n, 'clinical.history': history } = view.doc.values;
    const open: Record<string, string[]> = {};
    for (const { field, values } of openFields(view.doc))
      open[field] = values.map(({ value }) => canonical(value)).sort();
    return { tnm: { ...(t ? { t } : {}), ...(n ? { n } : {}) }, history, open };
  };
  const both = {
    'clinical.history': ['Vue par la première', 'Vue par la seconde'].map(canonical).sort(),
    'tumour.tnm': [{ 'tumour.t': 'cT3' }, { 'tumour.n': 'cN2' }].map(canonical).sort(),
  };
  await expect.poll(() => settled(first), { timeout: 60_000 }).toMatchObject({ open: both });
  await expect.poll(() => settled(second), { timeout: 60_000 }).toEqual(await settled(first));
  const shown = await settled(first);
  // One of the two sets as it was written: cT3 cN2 is a TNM that nobody wrote.
  expect([{ t: 'cT3' }, { n: 'cN2' }]).toContainEqual(shown?.tnm);
  expect(['Vue par la première', 'Vue par la seconde']).toContain(shown?.history);
  // Where the merge was made it stands at once; the leaf that it ends leaves the region with the next sending.
  await expect
    .poll(async () => {
      const { _conflicts } = await room.region.get(file.database, file.case, { conflicts: true });
      return _conflicts ?? [];
    })
    .toEqual([]);
});

test('a wrong password is said in French and loses nothing', async () => {
  const page = await workstation('Refusee');
  const meeting = await prepare(page);
  await room.region.create(meeting.database);
  const answer = await page.evaluate((it) => window.engine.command('inspectRegion', it), {
    url: room.region.url,
    username: room.region.username,
    password: 'faux',
  });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'refused' } });
  await page.evaluate((it) => window.engine.command('joinRegion', { ...it, databases: [] }), {
    url: room.region.url,
    username: room.region.username,
    password: 'faux',
  });
  await expect.poll(() => sentence(page), { timeout: 40_000 }).toContain('La région refuse l’accès');
  expect((await page.evaluate((it) => window.engine.ask('meeting', it), meeting))?.cases).toHaveLength(CASES);
  await join(page, []);
  await upToDate(page);
});

test('a year that the administrator opens comes to the workstations of that board by itself', async () => {
  const { first, meeting } = await twoAtWork();
  const before = meeting.database.replace(/\d{4}$/, (year) => String(Number(year) - 1));
  await room.region.create(before);
  const board = await room.region.get(meeting.database, 'board');
  await room.region.put(before, { ...board, _rev: undefined, _id: 'board', year: Number(before.slice(-4)) });
  await first.evaluate(() => window.engine.command('retrySync', {}));
  await expect
    .poll(() =>
      first.evaluate(async () => (await window.engine.ask('boards', {})).map(({ database }) => database)),
    )
    .toContain(before);
  await upToDate(first);
});
