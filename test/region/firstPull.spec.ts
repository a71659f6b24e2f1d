import { expect, test, type Page } from '@playwright/test';
import { databaseName } from '../../shared/region/databaseName';
import { casesOfBoard } from '../support/yearsOfRecords';
import '../support/enginePage/pulls';
import { join, room, stopRoom, upToDate, workstation } from './support/workstations';
import { Writer, type LeavesById } from './support/writer';

test.beforeAll(room.open);
test.afterAll(room.close);
test.beforeEach(room.begin);
test.afterEach(stopRoom);

const DATABASE = databaseName('sein', 2026);
const CASES = 2_500;

/** From then on nothing more is answered to it: some documents are here, and not all, whenever one looks. */
async function held(page: Page): Promise<void> {
  let answered = 0;
  await page.context().route('**/_bulk_get*', async (route) => {
    if (++answered <= 2) await route.continue();
  });
}
const underWay = (page: Page) =>
  expect
    .poll(() => page.evaluate((name) => window.pulls.documents([name]), DATABASE), { timeout: 60_000 })
    .toBeGreaterThan(0);

test('nothing is missed by a first pull while others write, and it goes on where it was killed', async () => {
  // Each wait has its end; together they may take longer than one test is given, on a busy machine.
  test.setTimeout(300_000);
  const { region } = room;
  await region.create(DATABASE);
  const writer = new Writer(region, DATABASE);
  const docs = casesOfBoard('RCP Sein', CASES);
  await writer.fill(docs);
  await writer.prepare();
  const page = await workstation('Premier');
  await held(page);
  await join(page, [DATABASE]);
  const writing = writer.goOn();
  await underWay(page);
  const next = await page.context().newPage();
  await page.close();
  await next.context().unrouteAll({ behavior: 'ignoreErrors' });
  await next.goto(room.served.url);
  const cut = await next.evaluate((name) => window.pulls.documents([name]), DATABASE);
  expect(cut).toBeLessThan(docs.length);
  const unlocked = await next.evaluate(() =>
    window.engine.command('unlock', { passphrase: 'quatre mots sans rapport' }),
  );
  expect(unlocked.ok).toBe(true);
  // It writes on for a while after the pull is over.
  await expect
    .poll(() => next.evaluate((name) => window.pulls.documents([name]), DATABASE), { timeout: 120_000 })
    .toBeGreaterThan(docs.length - 20);
  await writer.more();
  writer.stop();
  await writing;
  await expect
    .poll(
      async () => {
        const there = await writer.leaves();
        const here = await next.evaluate((name) => window.pulls.leaves(name), DATABASE);
        return differing(there, here);
      },
      { timeout: 60_000 },
    )
    .toEqual([]);
  expect(writer.written).toBeGreaterThan(20);
  // The documents are the same before the last of the exchange is over.
  await upToDate(next);
  const pending = () => next.evaluate(async () => (await window.engine.ask('sync', {})).pending);
  await expect.poll(pending).toBe(0);
});

test('what came by a first pull is not offered back, and pieces of attached files stay there', async () => {
  const { region } = room;
  await region.create(DATABASE);
  const writer = new Writer(region, DATABASE);
  await writer.fill([
    ...casesOfBoard('RCP Sein', 40),
    { _id: `chunk:${'a'.repeat(64)}:0`, type: 'chunk', schema: 1, data: 'x' },
  ]);
  const page = await workstation('Premier');
  const before = await writer.leaves();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname.replace(/^\/[^/]+/, '')));
  await join(page, [DATABASE]);
  await upToDate(page);
  expect(sent.filter((path) => path === '/_bulk_docs' || path === '/_revs_diff')).toEqual([]);
  expect(await writer.leaves()).toEqual(before);
  const here = await page.evaluate((name) => window.pulls.leaves(name), DATABASE);
  expect(Object.keys(here).filter((id) => id.startsWith('chunk:'))).toEqual([]);
  expect(Object.keys(here).length).toBe(Object.keys(before).length - 1);
});

test('the next start after a first pull finds the read model as it should be', async () => {
  const { region } = room;
  await region.create(DATABASE);
  const writer = new Writer(region, DATABASE);
  await writer.fill(casesOfBoard('RCP Sein', 300));
  const page = await workstation('Premier');
  await join(page, [DATABASE]);
  await upToDate(page);
  const { projected, held } = await page.evaluate((name) => window.pulls.projected(name), DATABASE);
  expect(held).toBeGreaterThan(300);
  expect(projected).toBe(held);
  await page.evaluate(() => window.engine.command('lock', {}));
  await page.evaluate(() => window.engine.command('unlock', { passphrase: 'quatre mots sans rapport' }));
  const { hits, complete } = await page.evaluate(() => window.engine.ask('search', { text: 'essai' }));
  expect({ found: hits.length > 0, complete }).toEqual({ found: true, complete: true });
  await upToDate(page);
});

/** Deleted over there past the rules, it never came here or is kept; of all else, all leaves are the same. */
function differing(there: LeavesById, here: LeavesById): string[] {
  return [...new Set([...Object.keys(there), ...Object.keys(here)])]
    .filter((id) => {
      const [a, b] = [there[id], here[id]];
      if (a?.deleted) return false;
      return a === undefined || JSON.stringify(a) !== JSON.stringify(b);
    })
    .map((id) => `${id} ${JSON.stringify(there[id])} ${JSON.stringify(here[id])}`);
}
