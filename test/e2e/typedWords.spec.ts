import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openDemo, unlock } from '../support/story';

test('what is typed in a case and not understood outlives the lock, and is said again', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const form = page.getByRole('form', { name: 'Dossier' });
  const day = form.getByLabel('Date du dépistage de la fragilité');
  const score = form.getByLabel('Score G8');
  const noDay = form.getByText('Cette date n’existe pas');
  const noScore = form.getByText('Écrivez un nombre, entier ou avec un demi');
  await expect(day).toHaveValue('');
  await day.fill('31/02/20');
  await score.fill('quatorze');
  // At once: what was typed last is still in its field.
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(day).toHaveValue('31/02/20');
  await expect(score).toHaveValue('quatorze');
  await expect(noDay).toBeVisible();
  await expect(noScore).toBeVisible();
  await expectAccessible(page, 'words that outlived the lock');

  // Finished, and cleared: neither comes back.
  await day.fill('28/02/2026');
  await score.fill('');
  await score.press('Tab');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(day).toHaveValue('28/02/2026');
  await expect(score).toHaveValue('');
  await expect(noDay).toHaveCount(0);
  await expect(noScore).toHaveCount(0);
});
