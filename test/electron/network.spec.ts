import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { listen, type Listener } from '../support/listener';
import { askShell } from '../support/shellAsk';

let foreign: Listener;
test.beforeEach(async () => {
  foreign = await listen();
});
test.afterEach(() => foreign.close());

const reach = (page: Page, address: string): Promise<number | string> =>
  page.evaluate(async (a) => {
    try {
      return (await fetch(a)).status;
    } catch {
      return 'blocked';
    }
  }, address);

const allow = (page: Page, origin: string | null) =>
  askShell(page, [{ n: 1, request: { op: 'region.allow', origin } }]);

test('nothing leaves the machine while no region is set', async ({ launchApp }) => {
  const { page } = await launchApp();
  expect(await reach(page, `${foreign.origin}/fetch`)).toBe('blocked');
  expect(await reach(page, 'https://rcp.example.org/')).toBe('blocked');
  const inWorker = await page.evaluate(async (origin) => {
    const source = `fetch(${JSON.stringify(origin)}).then(() => postMessage('reached'), () => postMessage('blocked'))`;
    try {
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      return await new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = () => resolve('no worker');
      });
    } catch {
      return 'no worker';
    }
  }, `${foreign.origin}/worker`);
  expect(inWorker).toBe('no worker');
  await page.evaluate(async (origin) => {
    navigator.sendBeacon(`${origin}/beacon`, 'x');
    const refused = (it: EventTarget) => new Promise((resolve) => it.addEventListener('error', resolve));
    const events = new EventSource(`${origin}/events`);
    const links = ['preload', 'prefetch', 'preconnect', 'stylesheet'].map((rel) =>
      Object.assign(document.createElement('link'), { rel, href: `${origin}/${rel}`, as: 'fetch' }),
    );
    const image = new Image();
    const ends = [
      refused(new WebSocket(`${origin.replace('http', 'ws')}/socket`)),
      refused(events),
      refused(image),
      ...links.filter(({ rel }) => rel === 'preload' || rel === 'stylesheet').map(refused),
    ];
    image.src = `${origin}/image`;
    document.head.append(...links);
    await Promise.all(ends);
    events.close();
  }, foreign.origin);
  // Then the way is opened: what had been under way before, those included that tell no end, would be seen first.
  await allow(page, foreign.origin);
  expect(await reach(page, `${foreign.origin}/last`)).toBe(200);
  expect(foreign.seen).toEqual(['/last']);
});

test('the allowed region is reached, exactly that one, and still after a restart', async ({ launchApp }) => {
  const other = await listen();
  const first = await launchApp();
  expect(await allow(first.page, foreign.origin)).toEqual([{ n: 1, ok: true, value: { allowed: true } }]);
  expect(await reach(first.page, `${foreign.origin}/a`)).toBe(200);
  expect(await reach(first.page, `${other.origin}/b`)).toBe('blocked');
  expect(await reach(first.page, `${foreign.origin.replace('127.0.0.1', 'localhost')}/c`)).toBe('blocked');
  expect(await reach(first.page, `${foreign.origin}/to?${other.origin}/redirected`)).toBe('blocked');
  expect(other.seen).toEqual([]);
  await first.close();

  const { page } = await launchApp({ profile: first.profile });
  expect(await reach(page, `${foreign.origin}/d`)).toBe(200);
  await allow(page, null);
  expect(await reach(page, `${foreign.origin}/e`)).toBe('blocked');
  await other.close();
});

test('an origin in clear, or one that is none, is refused', async ({ launchApp }) => {
  const { page } = await launchApp();
  for (const origin of [
    'http://rcp.example.org',
    '*',
    'https://rcp.example.org/path',
    'file:///',
    'app://concerto',
  ])
    expect(await allow(page, origin)).toMatchObject([{ ok: false }]);
});
