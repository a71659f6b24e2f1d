import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openDemo, startDemoMeeting } from '../support/story';

test('on a choice of the decision ↓ goes to the next case, and chooses nothing there or here', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const heading = page.getByRole('heading', { level: 1 });
  await page.keyboard.press('d');
  const outcome = page.getByRole('form', { name: 'Décision' }).getByRole('radio');
  await outcome.getByText('Discuté').click();
  await expect(heading).toHaveText(/^1\./);
  await page.keyboard.press('ArrowDown');
  await expect(heading).toHaveText(/^2\./);
  await page.keyboard.press('ArrowUp');
  await expect(heading).toHaveText(/^1\./);
  await page.keyboard.press('d');
  await expect(page.getByRole('radio', { name: 'Discuté' })).toBeChecked();
});

test('in a group of buttons ← and → move the focus alone, Space and Enter choose, its own button empties', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const general = page.locator('[data-path="clinical.whoStatus"]');
  const named = (name: string) => general.getByRole('radio', { name });
  await general.getByText('OMS 1', { exact: true }).click();
  await expect(named('OMS 1')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(named('OMS 2')).toBeFocused();
  await expect(named('OMS 1')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(named('OMS 2')).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(named('OMS 0')).toBeChecked();
  // A second press, to be sure, changes nothing.
  await named('OMS 0').click();
  await expect(named('OMS 0')).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(general.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(general.getByRole('radio').first()).toBeFocused();
  const sex = page.locator('[data-path="identity.sex"]');
  await sex.getByText('Femme', { exact: true }).click();
  await page.keyboard.press('ArrowDown');
  await expect(sex.getByRole('radio', { name: 'Femme' })).toBeChecked();
  await expectAccessible(page, 'the case file after its choices were made by keys');
});

test('a closed list of few is buttons, in which nothing else can be written', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const side = page.locator('[data-path="tumour.laterality"]');
  await expect(side.getByRole('radiogroup', { name: 'Côté' })).toBeVisible();
  await expect(side.getByRole('textbox')).toHaveCount(0);
  await side.getByText('Gauche', { exact: true }).click();
  await expect(side.getByRole('radio', { name: 'Gauche' })).toBeChecked();
  await side.getByRole('radio', { name: 'Gauche' }).press('Delete');
  await expect(side.getByRole('radio', { name: 'Gauche' })).toBeChecked();
  await side.getByRole('button', { name: 'Effacer : Côté' }).click();
  await expect(side.getByRole('radio', { checked: true })).toHaveCount(0);
  // The first one has the focus because it is the first: Enter after words that are none of it chooses nothing.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(side.getByRole('radio').first()).toBeFocused();
  await page.keyboard.type('gau');
  await page.keyboard.press('Enter');
  await expect(side.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(side.getByRole('radio').first()).toBeChecked();
  const general = page.locator('[data-path="clinical.whoStatus"]');
  await general.getByText('OMS 2', { exact: true }).click();
  await expect(general).toContainText('alité moins de la moitié du temps');
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  await expectAccessible(page, 'the case file with its buttons');
});

test('a press counts where it began, though what the field says when it is left moves the button', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('n');
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Date de naissance').fill('31/02/19');
  const choice = panel.getByText('Femme', { exact: true });
  const before = await choice.boundingBox();
  await choice.click();
  await expect(panel.getByRole('radio', { name: 'Femme' })).toBeChecked();
  await expect.poll(async () => (await choice.boundingBox())?.y).not.toBe(before?.y);
});

test('part of a name is kept as it was typed, said to be outside the list, with what it is meant for beside it', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: 'Nouvelle proposition' });
  const treatments = form.getByRole('combobox', { name: 'Traitements' });
  await form.getByLabel('Nouvelle proposition').fill('Irradier');
  await treatments.fill('radio');
  await page.keyboard.press('Tab');
  const tag = form.getByRole('list', { name: /^Traitements/ }).getByRole('listitem');
  await expect(tag).toContainText('radio · hors liste');
  await expectAccessible(page, 'a treatment outside the list');
  await tag.getByRole('button', { name: /^radiothérapie/i }).click();
  await expect(tag).toHaveText(/^radiothérapie$/i);
  await treatments.fill('chimio');
  // The tag that comes as the field is left moves the button under the hand.
  await form.getByRole('button', { name: /Enregistrer la proposition/ }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText(/radiothérapie.*chimio \(hors liste\)/i)).toBeVisible();
});
