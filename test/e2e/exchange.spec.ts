import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { enrolSecretary, openDemo, title } from '../support/story';

const PHRASE = 'parole donnée au téléphone';

test('a meeting goes to another workstation by a file, and opens with its phrase only', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.getByRole('button', { name: 'Copier la séance sur une clé…' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Copier la séance' }).click();
  await expect(panel.getByText('Écrivez-la une seconde fois.')).toBeVisible();
  await panel.getByLabel('Phrase du fichier').fill(PHRASE);
  await panel.getByLabel('La même phrase').fill(PHRASE);
  await expectAccessible(page, 'the panel that copies a meeting');
  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Copier la séance' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^\d{8}_RCP-SEIN.*_SEANCE\.concerto$/);
  await expect(panel.getByText('Le fichier ne s’ouvre qu’avec sa phrase.')).toBeVisible();
  await panel.getByRole('button', { name: 'Fermer' }).last().click();

  const { page: other } = await openBrowserApp();
  await enrolSecretary(other, { given: 'Yves', family: 'Second' });
  await other.getByRole('button', { name: 'Recevoir une séance' }).click();
  const receiving = other.getByRole('dialog');
  await receiving.getByLabel('Fichier de la séance').setInputFiles(await download.path());
  await receiving.getByLabel('Phrase du fichier').fill('une tout autre phrase');
  await receiving.getByRole('button', { name: 'Recevoir la séance' }).click();
  await expect(receiving.getByText(/La phrase du fichier n’est pas celle-ci/)).toBeVisible();
  await expect(receiving.getByRole('checkbox', { name: /J’ai fait ce fichier moi-même/ })).not.toBeChecked();
  await expectAccessible(other, 'the panel that receives a meeting');
  await receiving.getByLabel('Phrase du fichier').fill(PHRASE);
  await receiving.getByRole('button', { name: 'Recevoir la séance' }).click();
  await expect(receiving.getByText(/enregistrements ajoutés/)).toBeVisible();
  await expect(receiving.getByText(/Personne ici ne répond de \d+\senregistrements/)).toBeVisible();
  await expect(receiving.getByText(/recevez-le de nouveau en cochant que vous l’avez fait/)).toBeVisible();
  await receiving.getByRole('button', { name: 'Ouvrir la séance' }).click();
  await expect(title(other, /^RCP Sein/)).toBeVisible();
  await expect(other.locator('tr[data-key]')).toHaveCount(17);
});
