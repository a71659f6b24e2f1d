import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { dialog, openDemo, startDemoMeeting, title } from '../support/story';

test('a board’s own phrases are offered as a proposal is written, by their words or their shorthand', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);

  await test.step('its coordinator writes them', async () => {
    await page.getByRole('link', { name: 'Agenda' }).click();
    await page.getByRole('button', { name: 'Modifier RCP Sein' }).click();
    await dialog(page)
      .getByLabel('Phrases des propositions')
      .fill('cn = Chimiothérapie néoadjuvante puis chirurgie\nRadiothérapie du sein\nRadiothérapie seule');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
  });

  const form = page.getByRole('form', { name: 'Nouvelle proposition' });
  const text = form.locator('textarea');
  const proposal = page.locator('.proposal-selected', { hasText: 'Radiothérapie du sein' });
  const offered = form.getByRole('group', { name: 'Phrases de la RCP' }).getByRole('button');

  await test.step('the shorthand finds its phrase, and Enter takes it', async () => {
    await page.goBack();
    await expect(title(page, /^RCP Sein/)).toBeVisible();
    await startDemoMeeting(page);
    await page.keyboard.press('p');
    await expect(offered).toHaveCount(3);
    await page.keyboard.type('cn');
    await expect(offered).toHaveText(['Chimiothérapie néoadjuvante puis chirurgie']);
    await expectAccessible(page, 'a proposal with the phrases of the board');
    await page.keyboard.press('Control+ArrowDown');
    await expect(offered).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    await expect(text).toHaveValue('Chimiothérapie néoadjuvante puis chirurgie');
    await expect(offered).toHaveCount(0);
  });

  await test.step('words find it on the next line; Escape comes back to the text, and loses none of it', async () => {
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('sein rad');
    await expect(offered).toHaveText(['Radiothérapie du sein']);
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();
    await expect(text).toHaveValue('Chimiothérapie néoadjuvante puis chirurgie\nsein rad');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Enter');
    await expect(text).toHaveValue('Chimiothérapie néoadjuvante puis chirurgie\nRadiothérapie du sein');
  });

  await test.step('what is wanted first and the trial stand with the proposal', async () => {
    await form.getByLabel('Examens à faire d’abord').fill('TEP-TDM');
    await form.getByLabel('Essai proposé').fill('ESSAI-INVENTÉ 1');
    await page.keyboard.press('Control+Enter');
    await expect(proposal).toBeVisible();
    await expect(proposal).toContainText('Examens demandés\u00a0: TEP-TDM');
    await expect(proposal).toContainText('Essai proposé\u00a0: ESSAI-INVENTÉ 1');
  });

  await test.step('a correction shows them, and clears what is cleared', async () => {
    await page.getByRole('button', { name: 'Corriger la proposition' }).click();
    const correction = page.getByRole('form', { name: 'Corriger la proposition' });
    await expect(correction.getByLabel('Examens à faire d’abord')).toHaveValue('TEP-TDM');
    await correction.getByLabel('Examens à faire d’abord').fill('');
    await page.keyboard.press('Control+Enter');
    await expect(proposal).not.toContainText('TEP-TDM');
    await expect(proposal).toContainText('ESSAI-INVENTÉ 1');
  });
});
