import { startSecretary } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';

test('a member whose specialty is in no list is said not to count', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await page.getByRole('link', { name: 'Annuaire' }).click();
  await page.getByRole('button', { name: 'Ajouter un membre' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Nom (obligatoire)').fill('Martin');
  await panel.getByRole('combobox', { name: /^Spécialité/ }).fill('chirurgie du sein');
  await panel.getByRole('button', { name: /^Ajouter/ }).click();
  await expect(panel.getByText('Dr MARTIN est membre de RCP Sein.')).toBeVisible();
  await expect(panel.getByText(/«\schirurgie du sein\s», est hors liste.*ne compte pas/)).toBeVisible();
  await expectAccessible(page, 'a member who does not count');
  await panel.getByRole('button', { name: 'Terminer' }).click();
  await expect(page.getByRole('row', { name: /MARTIN/ })).toContainText('chirurgie du sein (hors liste)');
});
