import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { prepareDuvauchel, startSecretary } from '../support/beginnings';
import { mammogramPng, reportPdf } from '../support/attachedFiles';
import { expect, test } from '../support/fixtures';
import { findInProfile } from '../support/profile';
import { title, unlock } from '../support/story';

const REPORT = reportPdf('anapath.pdf', ['Carcinome infiltrant', 'Deuxieme page']);
const IMAGE = mammogramPng('mammographie.png');
const WORDS = ['Carcinome infiltrant', 'anapath.pdf', 'inventé inventé'];

const file = (page: Page, name: RegExp): Locator =>
  page.getByRole('region', { name: 'Pièces jointes', exact: true }).getByRole('button', { name }).first();
const viewer = (page: Page): Locator => page.getByRole('dialog', { name: 'Pièce jointe' });

test('attached files are shown under the application’s own rules, last a kill, and lie nowhere in clear but where one saves them', async ({
  launchApp,
  newFolder,
}) => {
  const desktop = await launchApp();
  const { page, profile } = desktop;
  await startSecretary(page);
  await prepareDuvauchel(page, 'Chirurgie conservatrice possible ?');
  await page.getByLabel('Joindre un fichier : choisir des fichiers').setInputFiles([REPORT, IMAGE]);
  // The first page of a PDF is drawn by its own worker, without eval.
  await expect(page.locator('.thumbnail img')).toHaveCount(2);
  await desktop.kill();
  expect(await findInProfile(profile, ['rcp_sein_'])).not.toEqual([]);
  expect(await findInProfile(profile, WORDS)).toEqual([]);

  const again = await launchApp({ profile });
  await unlock(again.page);
  await again.page.getByRole('button', { name: 'Préparer la séance' }).click();
  await again.page.getByRole('row', { name: /DUVAUCHEL/ }).press('Enter');
  await expect(title(again.page, /DUVAUCHEL/)).toBeVisible();
  await expect(again.page.locator('.thumbnail img')).toHaveCount(2);
  await file(again.page, /mammographie/).click();
  const image = viewer(again.page).getByRole('img', { name: 'mammographie.png' });
  await expect.poll(() => image.evaluate((it) => (it as HTMLImageElement).naturalWidth)).toBe(600);
  await again.page.keyboard.press('ArrowLeft');
  const sheet = viewer(again.page).getByRole('img', { name: /anapath\.pdf, page 1 sur 2/ });
  await expect(sheet).toBeVisible();
  // Drawn, not only announced: there is ink on the paper.
  const ink = () =>
    sheet.evaluate((it: HTMLImageElement) => {
      const canvas = new OffscreenCanvas(it.naturalWidth || 1, it.naturalHeight || 1);
      const context = canvas.getContext('2d');
      context?.drawImage(it, 0, 0);
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return data.some((value, at) => at % 4 === 0 && value < 128);
    });
  await expect.poll(ink).toBe(true);

  const folder = await newFolder();
  await again.app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: `${to}/copie.pdf` });
  }, folder);
  await viewer(again.page).getByRole('button', { name: 'Enregistrer une copie' }).click();
  await expect(
    viewer(again.page).getByText(/copie\.pdf\. Un document enregistré n’est pas chiffré/),
  ).toBeVisible();
  expect((await readFile(path.join(folder, 'copie.pdf'))).equals(REPORT.buffer)).toBe(true);
  await again.close();
  expect(await findInProfile(profile, WORDS)).toEqual([]);
});
