import { expect, test, type Page } from '@playwright/test';
import type { CaseRef, FileView } from '../../shared/contracts/views';
import { room, stopRoom, twoAtWork, upToDate } from './support/workstations';

test.beforeAll(room.open);
test.afterAll(room.close);
test.beforeEach(room.begin);
test.afterEach(stopRoom);

const PIECE = 240 * 1024;
const PIECES = 12;
const SIZE = PIECE * PIECES - 1000;

/** An invented report of that size, attached as a person does; the same seed makes the same file. */
const attach = (page: Page, ref: CaseRef, name: string, size = SIZE, seed = 1): Promise<string> =>
  page.evaluate(
    async ([it, called, length, from]) => {
      const bytes = new Uint8Array(length);
      let state = from;
      for (let i = 0; i < length; i++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        bytes[i] = state >>> 24;
      }
      bytes.set(new TextEncoder().encode('%PDF-'));
      const thumbnail = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])]);
      const kept = await window.engine.command('keepFile', {
        ...it,
        file: new File([bytes], called),
        thumbnail,
      });
      if (!kept.ok) throw new Error(kept.problem.message);
      const done = await window.engine.command('attachFile', { ...it, ...kept.value });
      if (!done.ok) throw new Error(done.problem.message);
      return kept.value.file;
    },
    [ref, name, size, seed] as const,
  );

const filesOf = (page: Page, ref: CaseRef): Promise<readonly FileView[]> =>
  page.evaluate((it) => window.engine.ask('files', it), ref);
const fileOn = async (page: Page, ref: CaseRef) => (await filesOf(page, ref))[0];

/** What came out: its hash and size, or why not. */
const open = (page: Page, ref: CaseRef, file: string) =>
  page.evaluate(
    async ([it, sha256]) => {
      const opened = await window.engine.command('openFile', { ...it, file: sha256 });
      if (!opened.ok) return opened.problem.code;
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', opened.value.bytes));
      return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    [ref, file] as const,
  );

/** How many pieces this workstation asked for, or sent, from now on. */
function counted(page: Page) {
  const counts = { sent: 0, asked: 0 };
  page.context().on('request', (request) => {
    const body = request.postData() ?? '';
    if (request.url().includes('/_bulk_docs') && body.includes('"chunk:')) counts.sent++;
    if (request.url().includes('/_bulk_get') && body.includes('"chunk:')) counts.asked++;
  });
  return counts;
}

/**
 * The region's cable is pulled when so many pieces were sent from this workstation, or asked for: by the request itself,
 * which then meets nobody. Looking at counts from here would come too late on a busy machine.
 */
async function cutAfter(
  page: Page,
  pieces: number,
  path: '_bulk_docs' | '_bulk_get',
): Promise<{ isCut: boolean }> {
  const state = { isCut: false };
  let passed = 0;
  await page.context().route(`**/${path}*`, async (route) => {
    const isPiece = (route.request().postData() ?? '').includes('"chunk:');
    if (isPiece && !state.isCut && ++passed > pieces) {
      await room.region.pause();
      state.isCut = true;
    }
    await route.continue();
  });
  return state;
}

const inRegion = async (database: string, file: string): Promise<number> => {
  const there = await Promise.all(
    Array.from({ length: PIECES }, (_, n) =>
      room.region.get(database, `chunk:${file}:${n}`).then(
        () => 1,
        () => 0,
      ),
    ),
  );
  return there.reduce((sum: number, one) => sum + one, 0);
};

test('a file reaches the region piece by piece, from where it was cut off, and once', async () => {
  const { first, second, file } = await twoAtWork();
  const counts = counted(first);
  const wire = await cutAfter(first, PIECES / 3, '_bulk_docs');
  const sha256 = await attach(first, file, 'anapath.pdf');
  await expect.poll(() => wire.isCut, { timeout: 30_000 }).toBe(true);
  await room.region.resume();
  await expect.poll(async () => (await fileOn(first, file))?.region, { timeout: 60_000 }).toBe('whole');
  expect(await inRegion(file.database, sha256)).toBe(PIECES);
  // What was under way when the cable was pulled is sent again, nothing else.
  expect(counts.sent).toBeLessThanOrEqual(PIECES + 2);
  await upToDate(first);

  await expect.poll(async () => (await fileOn(second, file))?.thumbnail, { timeout: 40_000 }).toBeTruthy();
  expect(await fileOn(second, file)).toMatchObject({ name: 'anapath.pdf', held: 0, parts: PIECES });
  // The same file attached elsewhere: the region has its pieces, and takes none twice.
  const sent = counted(second);
  await attach(second, file, 'le-meme.pdf').catch((error: Error) =>
    expect(error.message).toContain('déjà joint'),
  );
  await expect.poll(async () => (await fileOn(second, file))?.region, { timeout: 40_000 }).toBe('whole');
  await upToDate(second);
  expect(await open(second, file, sha256)).toBe(sha256);
  expect(sent).toEqual({ sent: 0, asked: 0 });
});

test('it comes to another workstation when it is opened, and goes on where the network went', async () => {
  const { first, second, file } = await twoAtWork();
  const sha256 = await attach(first, file, 'irm.pdf');
  await expect.poll(async () => (await fileOn(first, file))?.region, { timeout: 60_000 }).toBe('whole');
  await expect.poll(async () => (await fileOn(second, file))?.parts, { timeout: 40_000 }).toBe(PIECES);
  expect((await fileOn(second, file))?.held).toBe(0);
  const counts = counted(second);
  await cutAfter(second, PIECES / 3, '_bulk_get');
  expect(await open(second, file, sha256)).toBe('network');
  const held = (await fileOn(second, file))?.held ?? 0;
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(PIECES);
  expect(await open(second, file, sha256)).toBe('network');
  await room.region.resume();
  await expect.poll(() => open(second, file, sha256), { timeout: 60_000 }).toBe(sha256);
  expect(counts.asked).toBeLessThanOrEqual(PIECES + 4);
  // From here on without the region.
  await room.region.pause();
  expect(await open(second, file, sha256)).toBe(sha256);
  await room.region.resume();
});

test('a meeting is prepared to be held offline', async () => {
  const { first, second, meeting, file } = await twoAtWork();
  await attach(first, file, 'un.pdf', PIECE * 3, 1);
  await attach(first, file, 'deux.pdf', PIECE * 2, 2);
  await expect
    .poll(async () => (await filesOf(first, file)).map(({ region }) => region), { timeout: 60_000 })
    .toEqual(['whole', 'whole']);
  const readiness = () => second.evaluate((it) => window.engine.ask('readiness', it), meeting);
  await expect.poll(readiness, { timeout: 40_000 }).toMatchObject({ files: 2, here: 0 });
  // The case names its files, and may come before what says of which pieces they are made.
  await expect
    .poll(async () => (await filesOf(second, file)).map(({ parts }) => parts).sort(), { timeout: 40_000 })
    .toEqual([2, 3]);
  const done = await second.evaluate((it) => window.engine.command('prepareMeeting', it), meeting);
  expect(done).toMatchObject({ ok: true });
  expect(await readiness()).toEqual({ files: 2, here: 2, left: 0, isComing: false });
});
