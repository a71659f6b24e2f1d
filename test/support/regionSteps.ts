import { expect, type Page } from '@playwright/test';
import { PASSPHRASE, title, type Someone } from './story';

interface Access {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

const syncSentence = (page: Page) => page.getByRole('banner').locator('.top-sync');

/** Long enough for the longest wait between two tries. */
export const upToDate = (page: Page): Promise<void> =>
  expect(syncSentence(page)).toHaveText('À jour avec la région', { timeout: 40_000 });

export const isOffline = (page: Page): Promise<void> =>
  expect(syncSentence(page)).toContainText('Hors ligne', { timeout: 40_000 });

async function fillAccess(page: Page, region: Access): Promise<void> {
  await page.getByLabel('Adresse du serveur régional').fill(region.url);
  await page.getByLabel('Identifiant').fill(region.username);
  await page.getByLabel('Mot de passe').fill(region.password);
  await page.getByRole('button', { name: 'Chercher les RCP' }).click();
}

/** A workstation that already has a board shares it; the region's administrator has opened its database there. */
export async function joinFromSettings(page: Page, region: Access): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Navigation principale' })
    .getByRole('link', { name: 'Réglages' })
    .click();
  await page.getByRole('button', { name: 'Rejoindre la région' }).click();
  await fillAccess(page, region);
  await page.getByRole('button', { name: 'Raccorder ce poste' }).click();
  await upToDate(page);
}

/** A bare workstation that starts by joining the region, and receives its board. */
export async function joinAtFirstStart(page: Page, who: Someone, region: Access): Promise<void> {
  await page.getByRole('button', { name: 'Rejoindre la région' }).click();
  await page.getByLabel('Nom (obligatoire)').fill(who.family);
  await page.getByLabel('Prénom').fill(who.given);
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Créer ce poste' }).click();
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await fillAccess(page, region);
  await page.getByRole('button', { name: /^Rejoindre 1 RCP/ }).click();
  await page.getByRole('button', { name: 'Ouvrir l’agenda' }).click();
  await expect(title(page, 'Agenda')).toBeVisible();
}
