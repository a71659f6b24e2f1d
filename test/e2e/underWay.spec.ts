import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { holdAnswer } from '../support/slowAnswers';
import { openDemo, PASSPHRASE, title } from '../support/story';

/** Pressed with the keyboard, it keeps the focus while it works, says so, and is not pressed twice. */
async function worksUnderTheKeyboard(
  page: Page,
  button: Locator,
  act: 'enrol' | 'exportMeeting',
  at: string,
): Promise<void> {
  const letGo = await holdAnswer(page, act);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /^En cours…$/ })).toHaveCount(1);
  await expectAccessible(page, at);
  await page.keyboard.press('Enter');
  await expect(button).toBeFocused();
  expect(await letGo()).toBe(1);
}

test('a button keeps the keyboard while its act is under way', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
  const next = page.getByRole('button', { name: /^Continuer/ });
  await worksUnderTheKeyboard(page, next, 'enrol', 'enrolling');
  await expect(title(page, 'Votre clé de récupération')).toBeFocused();
});

test('a panel whose act is under way gives the keyboard to what comes of it', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.getByRole('button', { name: 'Copier la séance sur une clé…' }).click();
  const panel = page.getByRole('dialog', { name: 'Copier la séance sur une clé' });
  await panel.getByLabel('Phrase du fichier').fill(PASSPHRASE);
  await panel.getByLabel('La même phrase').fill(PASSPHRASE);
  const saved = page.waitForEvent('download');
  const copy = panel.locator('.panel-footer .button-primary');
  await worksUnderTheKeyboard(page, copy, 'exportMeeting', 'copying a meeting');
  await saved;
  await expect(panel.getByText('La séance est dans')).toBeVisible();
  await expect(panel.locator('.panel-footer').getByRole('button', { name: 'Fermer' })).toBeFocused();
});
