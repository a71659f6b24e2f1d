import { expect, test } from '../support/fixtures';
import { listen, type Listener } from '../support/listener';
import { askShell } from '../support/shellAsk';

let foreign: Listener;
test.beforeEach(async () => {
  foreign = await listen();
});
test.afterEach(() => foreign.close());

test('the page cannot be led elsewhere, not even to the region, nor open a window', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  // With the network open to it, only the navigation rules stand between.
  await askShell(page, [{ n: 1, request: { op: 'region.allow', origin: foreign.origin } }]);
  const start = page.url();
  const attempts: ((origin: string) => void)[] = [
    (origin) => {
      location.href = `${origin}/href`;
    },
    (origin) => location.replace(`${origin}/to?${origin}/redirect`),
    (origin) =>
      document.body
        .appendChild(Object.assign(document.createElement('a'), { href: `${origin}/link` }))
        .click(),
    (origin) =>
      document.body
        .appendChild(
          Object.assign(document.createElement('form'), { action: `${origin}/form`, method: 'post' }),
        )
        .submit(),
    (origin) =>
      document.head.append(
        Object.assign(document.createElement('meta'), {
          httpEquiv: 'refresh',
          content: `0;url=${origin}/refresh`,
        }),
      ),
    () => {
      location.href = 'file:///etc/passwd';
    },
    () => {
      location.href = 'data:text/html,<title>foreign</title>';
    },
  ];
  for (const attempt of attempts) {
    await page.evaluate(attempt, foreign.origin);
    await page.waitForTimeout(300);
    expect(page.url()).toBe(start);
  }
  const opened = await page.evaluate((origin) => window.open(`${origin}/open`) ?? 'none', foreign.origin);
  expect(opened).toBe('none');
  expect(await page.evaluate(() => window.open('app://concerto/index.html') ?? 'none')).toBe('none');
  expect(foreign.seen).toEqual([]);
  expect(app.windows()).toHaveLength(1);
});

test('neither a webview nor a frame can be put into the page', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await askShell(page, [{ n: 1, request: { op: 'region.allow', origin: foreign.origin } }]);
  await page.evaluate(async (origin) => {
    for (const tag of ['webview', 'iframe', 'embed', 'object']) {
      const element = document.createElement(tag);
      for (const name of ['src', 'data']) element.setAttribute(name, `${origin}/${tag}`);
      document.body.append(element);
    }
    await new Promise((resolve) => setTimeout(resolve, 800));
  }, foreign.origin);
  expect(foreign.seen).toEqual([]);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a redirection of the page itself is stopped', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await askShell(page, [{ n: 1, request: { op: 'region.allow', origin: foreign.origin } }]);
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
  const refused = app.evaluate(
    ({ session }) =>
      new Promise((resolve) => {
        session.defaultSession.on('will-download', (event) => resolve(event.defaultPrevented));
      }),
  );
  await page.waitForTimeout(200);
  await page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['x']));
    document.body
      .appendChild(Object.assign(document.createElement('a'), { href, download: 'x.txt' }))
      .click();
  });
  expect(await refused).toBe(true);
});
