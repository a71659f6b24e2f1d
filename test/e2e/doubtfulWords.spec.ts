import { readFile } from 'node:fs/promises';
import { inRoot } from '../../build/paths';
import { startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { pickFiles, planMeeting, registerPicked, title } from '../support/story';

test('a list with two names in one cell and rounded numbers: both names are read, no number is shared', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await planMeeting(page, tomorrow(), 'Salle Curie');
  const list = [
    'Nom;Prénom;Date de naissance;INS',
    'MARTIN née LEGRAND;Anne;02/03/1950;250036000000000',
    'PETIT;Lucie;15/03/1950;250036000000000',
  ].join('\r\n');
  await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }]);
  for (const name of ['MARTIN Anne', 'PETIT Lucie'])
    await page.getByRole('button', { name: `Détails de ${name}` }).click();
  await expect(page.getByText(/«\sMARTIN née LEGRAND\s» est lu en deux noms/)).toBeVisible();
  await expect(page.getByText(/INS\s: le tableur a arrondi ce numéro/)).toHaveCount(2);
  await registerPicked(page);
  await page.locator('tr[data-key] > th').filter({ hasText: 'Anne' }).click();
  await expect(title(page, /MARTIN/)).toBeVisible();
  await expect(page.getByLabel('Nom de naissance', { exact: true })).toHaveValue('LEGRAND');
});

test('a fiche with « - » under a marker and « Oui ? » beside a code: both are told in the review', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await planMeeting(page, tomorrow(), 'Salle Curie');
  const fiche = await readFile(inRoot('test', 'fixtures', 'intake', 'fiche-complete.xml'), 'utf8');
  const changed = fiche
    .replace('<tr><td>Biomarqueurs</td>', (row) => `<tr><td>CK7</td><td>-</td></tr>${row}`)
    .replace('<content ID="prog">Oui</content>', '<content ID="prog">Oui ?</content>');
  await pickFiles(page, 'fiche', [{ name: 'fiche.xml', mimeType: 'text/xml', buffer: Buffer.from(changed) }]);
  const details = page.locator('.import-details');
  await expect(details.getByText(/exprime un doute \(«\sOui \?\s»\), le code dit «\soui\s»/)).toBeVisible();
  await expect(details).toContainText(/CK7\s: -/);
});
