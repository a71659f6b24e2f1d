import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openDemo, startDemoMeeting, title, unlock } from '../support/story';

test('a new case that is half typed outlives a lock, a reload and an Escape, until it is registered', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  const panel = page.getByRole('dialog');
  const family = panel.getByLabel('Nom de naissance');
  const question = panel.getByLabel('Question posée');
  await page.keyboard.press('n');
  await family.fill('Vauquelin');
  await panel.getByText('Femme', { exact: true }).click();
  await panel.getByLabel('Date de naissance').fill('31/02/19');
  await question.fill('Reprise chirurgicale ?');
  // At once: what the keys left has not been kept yet.
  await page.keyboard.press('Control+l');
  await expect(page.getByText('Tout est enregistré.')).toBeVisible();
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Dossiers', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(family).toHaveValue('Vauquelin');
  await expect(panel.getByLabel('Date de naissance')).toHaveValue('31/02/19');
  await expect(panel.getByRole('radio', { name: 'Femme' })).toBeChecked();
  await expect(question).toHaveValue('Reprise chirurgicale ?');
  await expect(panel.getByText(/^Quitté sans enregistrer/)).toBeVisible();
  await expectAccessible(page, 'a panel that comes back after a lock');

  await question.fill('Reprise ?');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Dossiers', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(question).toHaveValue('Reprise ?');

  await panel.getByLabel('Date de naissance').fill('12/03/1961');
  await page.keyboard.press('Control+Enter');
  await expect(title(page, /VAUQUELIN/)).toBeVisible();
  await page.reload();
  await unlock(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Dossiers', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(family).toHaveValue('');
  await expect(panel.getByText(/^Quitté sans enregistrer/)).toHaveCount(0);
});

test('every panel that is half typed is there after a lock, and none of its secrets; cleared, it is not', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  const panel = page.getByRole('dialog');
  const lockAndUnlock = async () => {
    await page.keyboard.press('Control+l');
    await unlock(page);
  };
  await startDemoMeeting(page);
  await page.keyboard.press('a');
  await page.getByRole('button', { name: /^Ajouter un participant/ }).click();
  await panel.getByLabel('Nom (obligatoire)').fill('Bastide');
  await lockAndUnlock();
  await expect(page.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: /^Ajouter un participant/ }).click();
  await expect(panel.getByLabel('Nom (obligatoire)')).toHaveValue('Bastide');
  await panel.getByRole('button', { name: 'Effacer' }).click();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Planifier une séance' }).click();
  await panel.getByLabel('Lieu').fill('Salle des vitraux');
  await panel.getByLabel('Heure').fill('');
  await lockAndUnlock();
  await page.getByRole('button', { name: 'Planifier une séance' }).click();
  await expect(panel.getByLabel('Lieu')).toHaveValue('Salle des vitraux');
  await expect(panel.getByLabel('Heure')).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: /^Ajouter une personne/ }).click();
  await panel.getByLabel('Nom (obligatoire)').fill('Seconde');
  await panel.getByLabel('Sa phrase secrète').fill('papier violon menthe granit');
  await lockAndUnlock();
  await page.getByRole('button', { name: /^Ajouter une personne/ }).click();
  await expect(panel.getByLabel('Nom (obligatoire)')).toHaveValue('Seconde');
  await expect(panel.getByLabel('Sa phrase secrète')).toHaveValue('');
});

test('the last keys before a reload are there after it: in the discussion, in a field and in a panel', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const history = page.getByLabel('Antécédents', { exact: true });
  await history.fill('Fracture du radius en 1998');
  await page.reload();
  await unlock(page);
  await expect(history).toHaveValue('Fracture du radius en 1998');
  await page.goBack();
  const cases = page.getByRole('heading', { name: 'Dossiers', exact: true });
  await expect(cases).toBeVisible();
  await page.keyboard.press('n');
  const family = page.getByRole('dialog').getByLabel('Nom de naissance');
  await family.fill('Vauquelin');
  await page.reload();
  await unlock(page);
  await expect(cases).toBeVisible();
  await page.keyboard.press('n');
  await expect(family).toHaveValue('Vauquelin');
  await page.keyboard.press('Escape');
  await startDemoMeeting(page);
  const discussion = page.getByLabel('Discussion', { exact: true });
  await discussion.fill('Relecture demandée');
  await page.reload();
  await unlock(page);
  await expect(discussion).toHaveValue('Relecture demandée');
});
