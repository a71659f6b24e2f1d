import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../../build/paths';
import { headersFor } from '../../shared/contracts/security';
import { expect, test } from '../support/fixtures';

test('the page has no Node, and of the shell only its eleven functions', async ({ launchApp }) => {
  const { page } = await launchApp();
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((n) => n in window),
    ),
  ).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.concerto ?? {}).sort())).toEqual([
    'chooseFolder',
    'chooseForBackup',
    'connectShell',
    'follow',
    'followProjector',
    'info',
    'moveProjector',
    'print',
    'projectorState',
    'saveFile',
    'wantProjector',
  ]);
  expect(page.url()).toMatch(/^app:\/\/concerto\//);
});

test('an empty frame inside the page gets no bridge', async ({ launchApp }) => {
  const { page } = await launchApp();
  const inFrame = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const inner = frame.contentWindow;
    return [typeof inner?.concerto, typeof (inner as { require?: unknown } | null)?.require];
  });
  expect(inFrame).toEqual(['undefined', 'undefined']);
});

test('every answer of the bundle carries the headers', async ({ launchApp }) => {
  const { page } = await launchApp();
  for (const address of ['/', '/index.html', '/nowhere.js']) {
    const headers = await page.evaluate(async (a) => [...(await fetch(a)).headers], address);
    expect(headers).toEqual(
      expect.arrayContaining(
        Object.entries(headersFor('index.html')).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    );
  }
});

test('every file of the bundle is served as it was built, out of the archive too', async ({ launchApp }) => {
  const { page } = await launchApp();
  const folder = inRoot('dist/renderer');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((it) => it.isFile())
    .map((it) => path.join(it.parentPath, it.name));
  const built = await Promise.all(
    files.map(async (file) => [
      `/${path.relative(folder, file).split(path.sep).join('/')}`,
      createHash('sha256')
        .update(await readFile(file, 'latin1'), 'latin1')
        .digest('hex'),
    ]),
  );
  const served = await page.evaluate(
    async (addresses) => {
      const sums: string[][] = [];
      for (const address of addresses) {
        const answer = await fetch(address);
        const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
        sums.push([address, answer.ok ? [...sum].map((b) => b.toString(16).padStart(2, '0')).join('') : '']);
      }
      return sums;
    },
    built.flatMap(([address]) => address ?? []),
  );
  expect(served.length).toBeGreaterThan(10);
  expect(served).toEqual(built);
});

test('the bundle is all that app:// serves', async ({ launchApp }) => {
  const { page } = await launchApp();
  const statusOf = (address: string) =>
    page.evaluate(async (a) => {
      try {
        return (await fetch(a)).status;
      } catch {
        return 'blocked';
      }
    }, address);
  expect(await statusOf('app://concerto/index.html')).toBe(200);
  for (const address of [
    'app://concerto/../electron/main.js',
    'app://concerto/../../package.json',
    'app://concerto/..%2felectron%2fmain.js',
    'app://concerto/..%5celectron%5cmain.js',
    'app://concerto/%252e%252e/electron/main.js',
    'app://concerto/assets/..%2f..%2f..%2fpackage.json',
    'app://concerto//etc/passwd',
    'app://concerto/index.html%00.js',
  ])
    expect(await statusOf(address), address).toBe(404);
  for (const address of ['app://elsewhere/index.html', 'file:///etc/passwd', 'chrome://version/'])
    expect(await statusOf(address), address).toBe('blocked');
});

test('neither inline script, nor eval, nor an inline handler, nor a script from data runs', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  const ran = await page.evaluate(async () => {
    const marks = window as unknown as Record<string, unknown>;
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    const data = document.createElement('script');
    data.src = 'data:text/javascript,window.dataRan=true';
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.handlerRan = true');
    // The handler in the attribute would run before the listener.
    const over = [data, image].map((it) => new Promise((resolve) => it.addEventListener('error', resolve)));
    image.src = 'data:,broken';
    document.body.append(inline, data, image);
    // In a turn of its own: the protocol that drives this test may itself evaluate, its own turn included.
    const evalRan = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve((0, eval)('true'));
        } catch (error) {
          resolve(error instanceof EvalError ? 'refused' : error);
        }
      }),
    );
    await Promise.all(over);
    return [marks.inlineRan, marks.dataRan, marks.handlerRan, evalRan];
  });
  expect(ran).toEqual([undefined, undefined, undefined, 'refused']);
});
