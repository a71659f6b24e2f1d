import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { choose, drawer, openDemo, startDemoMeeting, unlock } from '../support/story';

test('half a date belongs to the treatment in which it is typed', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').nth(2).click();
  const past = page.locator('[data-path="treatments.past"]');
  const begun = past.getByLabel('Début');
  await expect(past).toBeVisible();
  const before = await begun.count();
  for (const [i, name] of ['chimiothérapie', 'radiothérapie'].entries()) {
    await past.getByRole('combobox', { name: 'Ajouter un traitement' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(begun).toHaveCount(before + i + 1);
  }
  await begun.nth(before + 1).fill('10/01/2024');
  await begun.nth(before).fill('31/02/2025');
  await page.keyboard.press('Tab');
  await expect(begun.nth(before + 1)).toHaveValue('10/01/2024');
  await expect(begun.nth(before)).toHaveValue('31/02/2025');
  await expect(past.getByText('Cette date n’existe pas')).toHaveCount(1);
});

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
  const noScore = form.getByText('Écrivez un nombre de 0 à 17, entier ou avec un demi');
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

test('a person being added to a case outlives the lock with the role that was chosen', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const people = page.getByRole('form', { name: 'Dossier' }).getByRole('group', { name: /orrespondants/ });
  await choose(people, page, 'Rôle', 'Médecin traitant');
  await people.getByLabel('Nom', { exact: true }).fill('Rossignol');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(people.getByLabel('Nom', { exact: true })).toHaveValue('Rossignol');
  await expect(people.getByRole('button', { name: /Rôle/ })).toContainText('Médecin traitant');
});

test('half a date of a guideline outlives the lock with its decision, and goes with it', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await drawer(page, 'Décision');
  const form = page.getByRole('form', { name: 'Décision' });
  const day = form.getByLabel('Date du référentiel');
  await form.getByText('Enregistré', { exact: true }).click();
  await form.getByLabel('Référentiel suivi').fill('Référentiel sein');
  await day.fill('11/2025');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(day).toHaveValue('11/2025');
  await expect(form.getByText('Cette date n’existe pas')).toBeVisible();

  await day.fill('03/11/2025');
  await form.getByLabel('Version').fill('2');
  await form.getByLabel('Conclusion').fill('Selon le référentiel.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: /^Décision, version/ })).toContainText('03/11/2025');
});
