import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

const FIRST = 'girafe tambour velours orage';
const SECOND = 'corail lanterne brume falaise';

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Enrols a secretary; answers the recovery key that was shown. */
async function enrol(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ce poste seul' }).click();
  await page.getByLabel('Nom (obligatoire)').fill('Plessis');
  await page.getByLabel('Phrase secrète (obligatoire)').fill(FIRST);
  await page.getByLabel('La même phrase').fill(FIRST);
  await page.getByRole('button', { name: 'Créer ce poste' }).click();
  const key = await shownKey(page);
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(title(page, 'Agenda')).toBeVisible();
  return key;
}

async function shownKey(page: Page, heading = 'Votre clé de récupération'): Promise<string> {
  await expect(title(page, heading)).toBeVisible();
  const groups = await page
    .getByRole('list', { name: 'Clé de récupération' })
    .getByRole('listitem')
    .allTextContents();
  expect(groups).toHaveLength(8);
  return groups.join('-');
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Phrase secrète').fill(passphrase);
  await page.keyboard.press('Enter');
}

async function tryKey(page: Page, typed: string): Promise<void> {
  await page.getByRole('button', { name: 'J’ai perdu ma phrase secrète' }).click();
  await page.getByLabel('Clé de récupération').fill(typed);
  await page.keyboard.press('Enter');
}

test('a lost passphrase is replaced with the printed key, which is then worth nothing', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  const key = await enrol(page);
  await page.keyboard.press('Control+l');
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();

  // As it is copied by hand: lower case, spaces, an o for a zero.
  await tryKey(page, key.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o'));
  await page.getByLabel('Nouvelle phrase secrète (obligatoire)').fill(SECOND);
  await page.getByLabel('La même phrase').fill(SECOND);
  await page.getByRole('button', { name: 'Ouvrir et changer la phrase' }).click();
  const renewed = await shownKey(page, 'Votre nouvelle clé de récupération');
  await expect(page.getByText('Ce poste est ouvert')).toBeVisible();
  await expect(page.getByText('verrouillé')).toHaveCount(0);
  expect(renewed).not.toBe(key);
  await page.getByRole('button', { name: 'J’ai noté la nouvelle clé' }).click();
  await expect(title(page, 'Agenda')).toBeVisible();

  await page.reload();
  await unlock(page, FIRST);
  await expect(page.getByRole('alert')).toBeVisible();
  await tryKey(page, key);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Revenir à la phrase secrète' }).click();
  await unlock(page, SECOND);
  await expect(title(page, 'Agenda')).toBeVisible();

  // The right key, sent while the wrong one is being tried.
  await page.keyboard.press('Control+l');
  await tryKey(page, key);
  await page.getByLabel('Clé de récupération').fill(renewed);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Nouvelle phrase secrète (obligatoire)')).toBeVisible();
});

test('the recovery key can be kept as a file', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await page.getByLabel('Phrase secrète (obligatoire)').fill(FIRST);
  await page.getByLabel('La même phrase').fill(FIRST);
  await page.getByRole('button', { name: 'Continuer' }).click();
  const key = await shownKey(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Enregistrer en fichier texte' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(key);
});

test('a workstation that nobody touches locks itself', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await enrol(page);
  await page.clock.install();
  await page.keyboard.press('Alt+4');
  await page.reload();
  await unlock(page, FIRST);
  await expect(title(page, 'Réglages')).toBeVisible();
  await page.clock.fastForward('14:00');
  await expect(title(page, 'Réglages')).toBeVisible();
  await page.keyboard.press('Shift');
  await page.clock.fastForward('14:00');
  await expect(title(page, 'Réglages')).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
});

test('the workstation remembers its theme and its folded rail', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await enrol(page);
  await page.keyboard.press('Alt+4');
  await page.getByText('Sombre', { exact: true }).click();
  await page.getByRole('button', { name: 'Replier la navigation' }).click();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.reload();
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
  expect(await background()).toBe(dark);
  await unlock(page, FIRST);
  await expect(page.getByRole('button', { name: 'Déplier la navigation' })).toBeVisible();
  await page.getByText('Clair', { exact: true }).click();
  expect(await background()).not.toBe(dark);
});

test('the address and its history never name a patient', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await page.getByLabel('Phrase secrète (obligatoire)').fill(FIRST);
  await page.getByLabel('La même phrase').fill(FIRST);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('capucine');
  await expect(page.getByRole('option', { name: /CAPUCINE/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title(page, 'CAPUCINE-DÉMO Élodie')).toBeVisible();
  expect(decodeURIComponent(page.url())).toMatch(
    /#\/dossier\/rcp_[a-z-]+_\d{4}\/case:\w+\/meeting:[\d-]+:\w+$/,
  );
  expect(await page.title()).toBe('Dossier — Concerto');
  await page.goBack();
  await expect(title(page, 'RCP Sein')).toBeVisible();
});
