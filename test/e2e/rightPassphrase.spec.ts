import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openDemo, PASSPHRASE, title } from '../support/story';
import { tryUntilWaiting } from '../support/waits';

test('the right passphrase typed during the wait opens at its end', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Control+l');
  const field = page.getByLabel('Phrase secrète');
  const timer = page.getByRole('timer');
  const isOver = await tryUntilWaiting(page, 0);
  await expect(page.getByRole('button', { name: /^Déverrouiller dans/ })).toBeVisible();
  await field.fill(PASSPHRASE);
  await field.press('Enter');
  await expect(timer).toContainText('sera essayé');
  await expectAccessible(page, 'the wait, with a passphrase to be tried');
  await expect.poll(() => Date.now()).toBeGreaterThan(isOver);
  await page.clock.setFixedTime(Date.now() + 60_000);
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
