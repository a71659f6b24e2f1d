import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths';
import { chromiumOptions } from '../support/browser';
import { serveFolder } from '../support/serveFolder';
import { openDemo, pickFiles, registerPicked, startDemoMeeting } from '../support/story';
import { figure, type Figure } from './figure';
import { attachToAll } from './roomFiles';
import { countLongTasks, noteKeys, notePaints, noted, restful, type Noted } from './roomPage';

/** A long meeting; as many cases as the issue of the room asks for. */
const CASES = 40;
const DEMO_CASES = 17;
/** To the end and back to where it began. */
const STEPS = 2 * (CASES - 1);
/** A processor of a quarter of this one's speed, for each page's main thread. */
const SLOWED = 4;
/** What is known of the case in view: not its title alone, which is known before. */
const CONTENT = '.facts';
/** Of the case in the agenda, without the clock that stands beside it. */
const PLACE = '.projection-head > :first-child';

/**
 * `npm run bench -- room`: from the key to the next case on the screen, in the browser shell, as 95 of 100 are. Each case
 * has twenty attached pictures, which are drawn ahead meanwhile. First the
 * console by itself, then the same console with the room's window beside it: the floor of the second.
 */
export async function roomBench(): Promise<Figure[]> {
  const served = await serveFolder(inRoot('dist/renderer'));
  const browser = await chromium.launch(await chromiumOptions());
  try {
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    const page = await context.newPage();
    await page.goto(served.url);
    await fillMeeting(page);
    await attachToAll(page, CASES);
    await slow(context, page);
    const alone = await walk(page, null);
    const room = await openRoom(context, page);
    const beside = await walk(page, room);
    const of = (name: string, value: number, unit: string, floor: number | null) =>
      figure('room', name, value, unit, floor);
    const floor = p95(alone.console.waits);
    return [
      of('next case on the console, no window (p95)', floor, 'ms', null),
      of('next case on the console, window beside (p95)', p95(beside.console.waits), 'ms', floor),
      of('next case on the room’s window (p95)', p95(beside.room?.waits ?? []), 'ms', floor),
      of('tasks over 50 ms, console, no window', alone.console.longTasks, '', null),
      of('tasks over 50 ms, console, window beside', beside.console.longTasks, '', null),
      of('tasks over 50 ms, room’s window', beside.room?.longTasks ?? Number.NaN, '', null),
    ];
  } finally {
    await browser.close();
    await served.close();
  }
}

async function fillMeeting(page: Page): Promise<void> {
  await openDemo(page);
  const history =
    'IRM\u00a0: lésion de 22 mm, sans atteinte cutanée. Biopsie\u00a0: carcinome infiltrant. '.repeat(6);
  const lines = Array.from({ length: CASES - DEMO_CASES }, (_, n) => {
    const name = `MESURE${String.fromCharCode(65 + n)}`;
    return `${name};Irène;${String(n + 1).padStart(2, '0')}/03/1958;F;Que proposer, cas ${n} ?;Cas ${n}. ${history}`;
  });
  const list = ['Nom;Prénom;Date de naissance;Sexe;Question;Histoire de la maladie', ...lines].join('\r\n');
  await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }]);
  await registerPicked(page);
  await startDemoMeeting(page);
}

async function openRoom(context: BrowserContext, page: Page): Promise<Page> {
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Shift+M');
  const room = await opened;
  await room.getByRole('region', { name: 'Dossier projeté' }).waitFor();
  await slow(context, room);
  return room;
}

async function slow(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}

interface Walk {
  readonly console: Noted;
  readonly room: Noted | null;
}

/** To the end of the agenda and back, one key at a time, each once the case before is everywhere. */
async function walk(page: Page, room: Page | null): Promise<Walk> {
  const pages = room ? [page, room] : [page];
  // tsx names functions with a helper that the pages do not have.
  for (const one of pages) await one.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(noteKeys);
  for (const one of pages) await one.evaluate(countLongTasks);
  await page.evaluate(notePaints, CONTENT);
  await room?.evaluate(notePaints, PLACE);
  for (let step = 0; step < STEPS; step++) {
    const isForth = step < CASES - 1;
    await page.keyboard.press(isForth ? 'j' : 'k');
    const at = isForth ? step + 2 : CASES - (step - CASES + 2);
    await page.locator('.case-pane-head h1', { hasText: new RegExp(`^${at}\\.`) }).waitFor();
    await room?.locator(PLACE, { hasText: new RegExp(`^${at} sur`) }).waitFor();
    // A person looks at it before the next one.
    for (const one of pages) await one.evaluate(restful);
  }
  const keys = await page.evaluate(noted);
  const shown = room && (await room.evaluate(noted));
  return { console: waitsOf(keys, keys), room: shown && waitsOf(keys, shown) };
}

/** Each key with the first paint after it. Both pages count from 1970 on the same clock. */
const waitsOf = ({ keys }: Noted, { paints, longTasks }: Noted): Noted => ({
  keys,
  paints,
  longTasks,
  waits: keys.map((key) => (paints.find((paint) => paint >= key) ?? Number.NaN) - key),
});

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
