import { expect, test } from '../support/fixtures';
import { openDemo } from '../support/story';

test('a choice from a list is taken back by the first Ctrl Z, and no typing of another field', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').nth(2).click();
  const form = page.getByRole('form', { name: 'Dossier' });
  const history = form.getByLabel('Antécédents', { exact: true });
  await expect(history).toBeVisible();
  await history.press('End');
  await page.keyboard.type(' Porteuse.');
  await history.blur();
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  const written = await history.inputValue();
  const site = form.getByRole('combobox', { name: 'Topographie' });
  const before = await site.inputValue();
  await site.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('C34.1');
  await page.keyboard.press('Enter');
  await expect(site).toHaveValue(/^C34\.1 · /);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.undo-said')).toContainText('Topographie');
  await expect(site).toHaveValue(before);
  await expect(history).toHaveValue(written);
});
