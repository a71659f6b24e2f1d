import { startSecretary, tomorrow, typeDuvauchel } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { backToMeeting, planMeeting } from '../support/story';

test('a birth typed with two digits of a year is taken for no century, in the panel and in the case', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await planMeeting(page, tomorrow(), 'Salle Curie');
  await typeDuvauchel(page);
  const noted = page.getByRole('form', { name: 'Dossier' }).getByLabel('Date de naissance');
  await noted.fill('12/3/24');
  await noted.press('Tab');
  await expect(noted).toHaveValue('12/3/24');
  const field = page.locator('[data-path="identity.birthDate"]');
  await expect(field).toContainText('son année n’est pas entière');
  await expect(field).toContainText('«\u00a012/03/1958\u00a0» reste noté.');
  await expect(page.getByText(/^née le 12\/03\/1958/)).toBeVisible();

  await backToMeeting(page);
  await page.getByRole('button', { name: 'Saisir un dossier' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Nom de naissance').fill('Vasseur');
  await panel.getByLabel('Date de naissance').fill('1/2/50');
  await page.keyboard.press('Control+Enter');
  await expect(panel).toContainText('son année n’est pas entière');
  await expectAccessible(page, 'a birth whose year is not written in full');
  await panel.getByLabel('Date de naissance').fill('1/2/1950');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^né\(?e?\)? le 01\/02\/1950/)).toBeVisible();
});
