import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { listen, type Listener } from '../support/listener';
import { askShell } from '../support/shellAsk';

let foreign: Listener;
test.beforeEach(async () => {
  foreign = await listen();
});
test.afterEach(() => foreign.close());

/** With the network open to it, only the navigation rules stand between. */
const openNetwork = (page: Page) =>
  askShell(page, [{ n: 1, request: { op: 'region.allow', origin: foreign.origin } }]);

/** What the page was refused from now on, in its own words or the main process's: an end to wait for. */
async function refusals(app: ElectronApplication, page: Page): Promise<() => Promise<string[]>> {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.info(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await app.evaluate(({ BrowserWindow }) => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    // Behind the application's own listener: what it let pass would say so here.
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', ({ url, defaultPrevented }) =>
      refused.push(`${defaultPrevented ? 'prevented' : 'let pass'} ${url}`),
    );
  });
  return async () => [
    ...said,
    ...(await app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)),
  ];
}

/** The network is open to it and it listens: what had been asked for before would have been seen by now. */
async function expectOnlyLast(page: Page): Promise<void> {
  expect(await page.evaluate(async (origin) => (await fetch(`${origin}/last`)).status, foreign.origin)).toBe(
    200,
  );
  expect(foreign.seen).toEqual(['/last']);
}

test('the page cannot be led elsewhere, not even to the region, nor open a window', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await openNetwork(page);
  const refused = await refusals(app, page);
  const start = page.url();
  const attempts: [(origin: string) => void, (origin: string) => string | RegExp][] = [
    [
      (origin) => {
        location.href = `${origin}/href`;
      },
      (origin) => `prevented ${origin}/href`,
    ],
    [
      (origin) => location.replace(`${origin}/to?${origin}/redirect`),
      (origin) => `prevented ${origin}/to?${origin}/redirect`,
    ],
    [
      (origin) =>
        document.body
          .appendChild(Object.assign(document.createElement('a'), { href: `${origin}/link` }))
          .click(),
      (origin) => `prevented ${origin}/link`,
    ],
    [
      (origin) =>
        document.body
          .appendChild(
            Object.assign(document.createElement('form'), { action: `${origin}/form`, method: 'post' }),
          )
          .submit(),
      (origin) => `form-action ${origin}/form`,
    ],
    [
      (origin) =>
        document.head.append(
          Object.assign(document.createElement('meta'), {
            httpEquiv: 'refresh',
            content: `0;url=${origin}/refresh`,
          }),
        ),
      (origin) => `prevented ${origin}/refresh`,
    ],
    [
      () => {
        location.href = 'file:///etc/passwd';
      },
      () => /^Not allowed to load local resource: file:/,
    ],
    [
      () => {
        location.href = 'data:text/html,<title>foreign</title>';
      },
      () => /^Not allowed to navigate top frame to data URL/,
    ],
  ];
  for (const [attempt, words] of attempts) {
    await page.evaluate(attempt, foreign.origin);
    const expected = words(foreign.origin);
    await expect
      .poll(refused)
      .toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    expect(page.url()).toBe(start);
  }
  expect((await refused()).filter((it) => it.startsWith('let pass'))).toEqual([]);
  const opened = await page.evaluate((origin) => window.open(`${origin}/open`) ?? 'none', foreign.origin);
  expect(opened).toBe('none');
  expect(await page.evaluate(() => window.open('app://concerto/index.html') ?? 'none')).toBe('none');
  await expectOnlyLast(page);
  expect(page.url()).toBe(start);
  expect(app.windows()).toHaveLength(1);
});

test('neither a webview nor a frame can be put into the page', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await openNetwork(page);
  const refused = await refusals(app, page);
  await page.evaluate((origin) => {
    for (const tag of ['webview', 'iframe', 'embed', 'object']) {
      const element = document.createElement(tag);
      for (const name of ['src', 'data']) element.setAttribute(name, `${origin}/${tag}`);
      document.body.append(element);
    }
  }, foreign.origin);
  await expect
    .poll(async () => (await refused()).filter((it) => it.endsWith(`-src ${foreign.origin}`)).sort())
    .toEqual(['frame-src', 'object-src', 'object-src'].map((directive) => `${directive} ${foreign.origin}`));
  await expectOnlyLast(page);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a redirection of the page itself is stopped', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await openNetwork(page);
  const landed = await app.evaluate(async ({ BrowserWindow }, origin) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    const hidden = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await hidden.loadURL(`${origin}/to?${origin}/redirected`).catch(() => undefined);
    const url = hidden.webContents.getURL();
    hidden.destroy();
    return url;
  }, foreign.origin);
  expect(landed).not.toContain('redirected');
  expect(foreign.seen).toEqual([expect.stringContaining('/to?')]);
});

test('a download is refused', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  // Listened for before it is asked for.
  await app.evaluate(({ session }) => {
    const refused = new Promise((resolve) =>
      session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented)),
    );
    Object.assign(globalThis, { refused });
  });
  await page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['x']));
    document.body
      .appendChild(Object.assign(document.createElement('a'), { href, download: 'x.txt' }))
      .click();
  });
  expect(await app.evaluate(() => (globalThis as unknown as { refused: Promise<boolean> }).refused)).toBe(
    true,
  );
});
