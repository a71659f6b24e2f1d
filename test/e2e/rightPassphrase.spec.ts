import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openDemo, PASSPHRASE, title } from '../support/story';

test('the right passphrase typed during the wait opens at its end', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Control+l');
  const field = page.getByLabel('Phrase secrète');
  for (let wrong = 1; wrong <= 4; wrong++) {
    await field.fill(`mauvaise phrase ${wrong}`);
    await field.press('Enter');
    if (wrong < 3) await expect(page.getByRole('alert')).toBeVisible();
    else await expect(page.getByRole('timer')).toBeVisible();
    await expect(field).toHaveValue(`mauvaise phrase ${wrong}`);
    if (wrong === 3) await expect(page.getByRole('timer')).toBeHidden();
  }
  await expect(page.getByRole('button', { name: /^Déverrouiller dans/ })).toBeVisible();
  await field.fill(PASSPHRASE);
  await field.press('Enter');
  await expect(page.getByRole('timer')).toContainText('sera essayé');
  await expectAccessible(page, 'the wait, with a passphrase to be tried');
  await expect(title(page, /^RCP Sein/)).toBeVisible();
});

test('the right passphrase typed while a wrong one is being tried opens', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Control+l');
  const field = page.getByLabel('Phrase secrète');
  await field.fill('une phrase qui n’ouvre pas');
  await field.press('Enter');
  await field.fill(PASSPHRASE);
  await field.press('Enter');
  await expect(title(page, /RCP Sein/)).toBeVisible();
});
