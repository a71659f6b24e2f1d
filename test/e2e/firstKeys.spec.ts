import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { answerLate } from '../support/slowAnswers';
import { openDemo, startDemoMeeting, title } from '../support/story';

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const votes = (page: Page) => page.getByRole('list', { name: /^Votes sur/ });
const cast = (page: Page) => votes(page).locator('[aria-pressed=true]');

/** Three in the room, the first case on the screen; it and the second have proposals. */
async function openRoom(page: Page): Promise<void> {
  await openDemo(page);
  await startDemoMeeting(page);
  await press(page, 'a');
  await expect(page.locator('[data-focus=attendance] .choice[tabindex="0"]')).toBeFocused();
  await press(page, '1', '1', '1', 'Escape');
  await expect(page.locator('[data-focus=attendance] .choice-done[aria-pressed=true]')).toHaveCount(3);
  await press(page, 'j');
  await expect(page.getByLabel('Discussion')).toBeVisible();
  await press(page, 'p');
  await expect(page.locator('.proposal-form textarea')).toBeFocused();
  await page.keyboard.type('Radiothérapie');
  await press(page, 'Control+Enter');
  await expect(votes(page).locator('.choice[tabindex="0"]')).toBeFocused();
  await press(page, 'Escape', 'k');
  await expect(heading(page)).toHaveText(/^1\./);
  await expect(votes(page)).toBeVisible();
}

test('what is pressed before a case is there is done on the case named, in order', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openRoom(page);
  await answerLate(page, ['case', 'drafts', 'files'], 700);

  await press(page, 'j', 't');
  await expect(heading(page)).toHaveText(/^2\./);
  await expect(cast(page)).toHaveText(['Pour', 'Pour', 'Pour']);

  await press(page, 'k', 'v', '2', 'e');
  await page.keyboard.type('Tumeur vue par tous, ', { delay: 5 });
  await press(page, 'Backspace', 'Backspace');
  await page.keyboard.type('.');
  await expect(page.getByLabel('Discussion')).toHaveValue('Tumeur vue par tous.');
  await expect(heading(page)).toHaveText(/^1\./);
  await expect(cast(page)).toHaveText(['Contre']);
  await press(page, 'Control+Enter');

  await press(page, 'j', 'd', '1');
  await expect(page.getByRole('radio', { name: 'Discuté' })).toBeChecked();
  // Letters in the form are words: Escape leaves it.
  await press(page, 'Escape', 'j', 't', 'k', 'k', 'd', '3');
  await expect(heading(page)).toHaveText(/^1\./);
  await expect(page.getByRole('radio', { name: 'Reporté' })).toBeChecked();
  await press(page, 'Escape', 'j', 'd');
  await expect(page.getByRole('radio', { name: 'Discuté' })).toBeChecked();
  await expect(heading(page)).toHaveText(/^2\./);
});

test('Échap, or a hand on the mouse, gives up the keys that wait', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openRoom(page);
  await press(page, 'j', 'j', 'j');
  await expect(heading(page)).toHaveText(/^4\./);
  await answerLate(page, ['case'], 1200);
  // The case beside this one was read ahead: it is the one after that keys wait for.
  await press(page, 'k', 'k', 't', 'Escape', 'j', 'j');
  await expect(heading(page)).toHaveText(/^4\./);
  await press(page, 'k', 'k');
  await expect(heading(page)).toHaveText(/^2\./);
  await expect(votes(page)).toBeVisible();
  await expect(cast(page)).toHaveCount(0);
  await press(page, 'j', 'j');
  await expect(heading(page)).toHaveText(/^4\./);
  await press(page, 'k', 'k', 't');
  await page.getByRole('navigation', { name: 'Ordre du jour' }).getByRole('button').nth(3).click();
  await expect(heading(page)).toHaveText(/^4\./);
  await answerLate(page, [], 0);
  await press(page, 'k', 'k');
  await expect(heading(page)).toHaveText(/^2\./);
  await expect(votes(page)).toBeVisible();
  await expect(cast(page)).toHaveCount(0);
});

test('the keyboard is never nowhere when the case changes under it', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openRoom(page);
  await press(page, 'v');
  await expect(votes(page).locator('.choice[tabindex="0"]')).toBeFocused();
  await press(page, 'j');
  await expect(heading(page)).toHaveText(/^2\./);
  await expect(page.getByRole('region', { name: 'Dossier' })).toBeFocused();
});

test('who opens the meeting at once is its chair', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await answerLate(page, ['session'], 1500);
  await startDemoMeeting(page);
  await press(page, 'a');
  const present = page.locator('[data-focus=attendance] li:has(.choice-done[aria-pressed=true])');
  await expect(present).toHaveCount(1);
  await expect(present).toContainText('DÉMO');
  await expect(present).not.toContainText('-DÉMO');
});

test('a key pressed while a screen is read opens its panel, and the first field has the focus', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await answerLate(page, ['people', 'boards'], 700);
  await press(page, 'Alt+3');
  await expect(title(page, 'Annuaire')).toBeFocused();
  await press(page, 'm');
  await page.keyboard.type('Le Goff');
  const name = page.getByLabel('Nom (obligatoire)');
  await expect(name).toHaveValue('Le Goff');
  await expect(name).toBeFocused();
});
