import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { DesktopInput } from '../../shared/contracts/desktop';
import { expect, test } from '../support/fixtures';

/** What the system's dialog would have answered. */
const answerDialog = (app: ElectronApplication, filePath: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, filePath);

const save = (page: Page, input: unknown): Promise<unknown> =>
  page.evaluate(async (sent) => {
    const { bytes, ...rest } = sent as { bytes: unknown };
    const real = Array.isArray(bytes) ? new Uint8Array(bytes as number[]) : bytes;
    const input = { ...rest, bytes: real } as DesktopInput<'file.save'>;
    return window.concerto?.saveFile(input).catch((error: unknown) => String(error));
  }, input);

test('a file is saved whole where the dialog says, and the page learns its name only', async ({
  launchApp,
  newFolder,
}) => {
  const { app, page } = await launchApp();
  const folder = await newFolder();
  await answerDialog(app, path.join(folder, 'chosen.docx'));
  const file = { name: 'Compte rendu.docx', kind: 'docx', bytes: [1, 2, 3] };
  expect(await save(page, file)).toEqual({ saved: true, name: 'chosen.docx' });
  expect([...(await readFile(path.join(folder, 'chosen.docx')))]).toEqual([1, 2, 3]);
  expect(await readdir(folder)).toEqual(['chosen.docx']);

  await answerDialog(app, null);
  expect(await save(page, file)).toEqual({ saved: false, reason: 'cancelled' });
  await mkdir(path.join(folder, 'taken'));
  await answerDialog(app, path.join(folder, 'taken'));
  expect(await save(page, file)).toEqual({ saved: false, reason: 'failed' });
  expect(await readdir(folder)).toEqual(['chosen.docx', 'taken']);
});

test('a request that is not as agreed is refused in neutral words', async ({ launchApp, newFolder }) => {
  const { app, page } = await launchApp();
  const folder = await newFolder();
  await answerDialog(app, path.join(folder, 'file'));
  const good = { name: 'a.docx', kind: 'docx', bytes: [1] };
  for (const bad of [
    { ...good, name: '../a.docx' },
    { ...good, name: 'a\\b.docx' },
    { ...good, name: '' },
    { ...good, kind: 'exe' },
    { ...good, bytes: 'text' },
    { ...good, bytes: undefined },
    {},
  ]) {
    const answer = String(await save(page, bad));
    expect(answer).toMatch(/Error: Demande refusée\.$/);
    expect(answer).not.toContain('expected');
  }
  expect(await readdir(folder)).toEqual([]);
});

test('printing says whether it was done', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  for (const printed of [true, false]) {
    await app.evaluate(({ BrowserWindow }, done) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window) window.webContents.print = (_options, answer) => answer?.(done, '');
    }, printed);
    expect(await page.evaluate(() => window.concerto?.print())).toEqual({ printed });
  }
});

test('only the top frame of the window is listened to, while it shows the application', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp();
  const info = await page.evaluate(() => window.concerto?.info());
  expect(info?.electron).toMatch(/^\d+\./);
  const elsewhere = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/dist/electron/preload.cjs`;
    const answers: unknown[] = [];
    for (const address of ['app://concerto/index.html', 'data:text/html,<title>foreign</title>']) {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await other.loadURL(address);
      answers.push(
        await other.webContents.executeJavaScript(
          `new Promise((resolve) => {
            addEventListener('message', ({ ports }) => ports.length && resolve('a port came'));
            window.concerto.connectShell();
            // Main answers in the order it was asked: a port would be here before these refusals.
            const asked = () => window.concerto.info().then(() => resolve('answered'), () => undefined);
            asked().then(asked).then(() => setTimeout(() => resolve('refused')));
          })`,
        ),
      );
      other.destroy();
    }
    return answers;
  });
  expect(elsewhere).toEqual(['refused', 'refused']);
});

test('a series goes into the folder that was chosen, over nothing, and into no other', async ({
  launchApp,
  newFolder,
}) => {
  const { app, page } = await launchApp();
  const folder = await newFolder();
  const choose = () => page.evaluate(async () => (await window.concerto?.chooseFolder())?.folder);
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  expect(await choose()).toBeNull();
  await app.evaluate(({ dialog }, to) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to] });
  }, folder);
  const word = await choose();
  expect(word).not.toContain(path.sep);
  const file = { name: 'CR.docx', kind: 'docx', bytes: [1], folder: word };
  expect(await save(page, file)).toEqual({ saved: true, name: 'CR.docx' });
  expect(await save(page, file)).toEqual({ saved: true, name: 'CR (2).docx' });
  for (const bad of [
    { ...file, name: 'CR.exe' },
    { ...file, folder },
    { ...file, folder: '00000000-0000-4000-8000-000000000000' },
  ])
    expect(String(await save(page, bad))).toMatch(/Error: Demande refusée\.$/);
  expect((await readdir(folder)).sort()).toEqual(['CR (2).docx', 'CR.docx']);
});
