import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chooseFolder, saveFile } from '../../../../electron/handlers/files';

const electron = vi.hoisted(() => ({ folder: '' }));
vi.mock('electron', () => ({
  app: { getPath: () => electron.folder },
  dialog: { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [electron.folder] }) },
}));

beforeEach(async () => {
  electron.folder = await mkdtemp(path.join(tmpdir(), 'concerto-reports-'));
});
afterEach(() => rm(electron.folder, { recursive: true }));

it('cases others: the reports of two homonyms saved into one folder are two files', async () => {
  const window = {} as BrowserWindow;
  const { folder } = await chooseFolder(window);
  if (folder === null) throw new Error('no folder');
  const name = '20261124_RCP_MARTIN_ANNE.docx';
  for (const text of ['une', 'autre', 'troisième'])
    expect(
      await saveFile(window, { folder, name, kind: 'docx', bytes: new TextEncoder().encode(text) }),
    ).toMatchObject({ saved: true });
  const saved = (await readdir(electron.folder)).sort();
  expect(saved).toEqual([
    '20261124_RCP_MARTIN_ANNE (2).docx',
    '20261124_RCP_MARTIN_ANNE (3).docx',
    '20261124_RCP_MARTIN_ANNE.docx',
  ]);
  const texts = await Promise.all(saved.map((one) => readFile(path.join(electron.folder, one), 'utf8')));
  expect(texts).toEqual(['autre', 'troisième', 'une']);
});
