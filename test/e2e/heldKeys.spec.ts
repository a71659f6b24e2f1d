import { expect, test } from '../support/fixtures';
import { openDemo } from '../support/story';

test('a key that is held down withdraws one case, and Backspace takes no chosen code off', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  const rows = page.locator('tr[data-key]');
  const hold = async (key: string) => {
    for (let times = 0; times < 6; times++) await page.keyboard.down(key);
    await page.keyboard.up(key);
  };
  await expect(rows).toHaveCount(17);
  await rows.nth(3).focus();
  await hold('Delete');
  await expect(rows).toHaveCount(16);
  await rows.first().click();
  const organs = page.locator('[data-path="request.organs"]');
  const chosen = organs.getByRole('button', { name: /^Retirer/ });
  await expect(organs.getByRole('combobox')).toBeVisible();
  const before = await chosen.count();
  await organs.getByRole('combobox').fill('poumon');
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveCount(before + 1);
  await page.keyboard.type('abc');
  await hold('Backspace');
  await expect(organs.getByRole('combobox')).toHaveValue('');
  await page.keyboard.press('Backspace');
  await expect(chosen).toHaveCount(before + 1);
  await chosen.last().press('Enter');
  await expect(chosen).toHaveCount(before);
});
