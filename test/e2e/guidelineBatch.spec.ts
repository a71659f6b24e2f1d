import { expectAccessible } from '../support/axe';
import { tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import {
  addParticipant,
  createBoard,
  enrolSecretary,
  openMeeting,
  openDemo,
  pickFiles,
  planMeeting,
  registerPicked,
  startDemoMeeting,
  title,
} from '../support/story';

test('the cases that follow a guideline are confirmed together, but for those taken out with a key', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const agenda = page.getByRole('navigation', { name: 'Ordre du jour' });
  const registered = agenda.getByRole('button').filter({ hasText: 'Enregistré' });
  const panel = page.getByRole('dialog', { name: 'Cas conformes à un référentiel' });
  const row = panel.getByRole('listitem').filter({ hasText: 'version 4.2' });
  const confirm = panel.getByRole('button', { name: /^Enregistrer/ });

  await test.step('each is shown with what is proposed and its guideline', async () => {
    await expect(agenda.getByRole('button', { name: /1 cas conforme/ })).toBeVisible();
    await page.keyboard.press('g');
    await expect(row).toContainText('Référentiel sein (inventé), version 4.2 du');
    await expect(row.getByRole('checkbox')).toBeFocused();
    await expect(row.getByRole('checkbox')).toBeChecked();
    await expectAccessible(page, 'the cases that follow a guideline');
  });

  await test.step('Space takes one out: nothing is left to confirm, and nothing is', async () => {
    await page.keyboard.press('Space');
    await expect(row.getByRole('checkbox')).not.toBeChecked();
    await expect(confirm).toBeDisabled();
    await page.keyboard.press('Control+Enter');
    await expect(row).toBeVisible();
    await expect(registered).toHaveCount(0);
  });

  await test.step('put back, it is registered by one decision, which stands in its case', async () => {
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText('1 cas enregistré, chacun par une décision.')).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(registered).toHaveCount(1);
    await registered.click();
    await expect(title(page, /DÉMO/)).toBeVisible();
    await page.keyboard.press('d');
    await expect(page.locator('[data-focus="decision"]')).toContainText('Référentiel sein (inventé)');
  });

  await test.step('one key takes it back', async () => {
    await page.keyboard.press('Control+z');
    await expect(registered).toHaveCount(0);
  });

  await test.step('decided by itself, its guideline is there already', async () => {
    await page.keyboard.press('d');
    await page.keyboard.press('2');
    await expect(page.getByLabel('Référentiel suivi')).toHaveValue('Référentiel sein (inventé)');
    await expect(page.getByRole('form', { name: 'Décision' }).getByLabel('Version')).toHaveValue('4.2');
  });
});

test('of twelve cases that follow a guideline, the last two are read before a second key confirms them', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await enrolSecretary(page, { given: 'Solène', family: 'Kerbrat' });
  await createBoard(page, 'RCP Sein', 'CHU inventé');
  await planMeeting(page, tomorrow(), 'Salle Laennec');
  await addParticipant(page, { given: 'Hélène', family: 'Kermarrec', specialty: 'Oncologie' });
  const families = [...'ABCDEFGHIJKL'].map((letter) => `Exemple${letter}`);
  const list = [
    'Nom;Prénom;Date de naissance;Sexe;Statut demandé;Référentiel suivi;Version du référentiel;Date du référentiel',
    ...families.map(
      (family, i) =>
        `${family};Ada;${10 + i}/03/19${50 + i};F;Cas enregistré;Référentiel sein (inventé);4.2;15/01/2026`,
    ),
  ].join('\r\n');
  await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }]);
  await registerPicked(page);
  await openMeeting(page, /KERMARREC/i);
  const panel = page.getByRole('dialog', { name: 'Cas conformes à un référentiel' });
  const rows = panel.getByRole('listitem').filter({ hasText: 'version 4.2' });
  const registered = page
    .getByRole('navigation', { name: 'Ordre du jour' })
    .getByRole('button')
    .filter({ hasText: 'Enregistré' });

  await test.step('the ten in view are registered, and no other', async () => {
    await page.keyboard.press('g');
    await expect(rows).toHaveCount(10);
    await expect(panel.getByText('page 1 sur 2')).toBeVisible();
    await expect(rows.filter({ hasText: 'EXEMPLEK' })).toHaveCount(0);
    await expect(panel.getByRole('button', { name: /^Enregistrer 10.cas/ })).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText(/^10.cas enregistrés, chacun par une décision\.$/)).toBeVisible();
    await expect(registered).toHaveCount(10);
  });

  await test.step('the same key then shows the next ones, and registers nothing', async () => {
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: 'EXEMPLEK' })).toHaveCount(1);
    await expect(panel.getByRole('button', { name: /^Enregistrer/ })).toHaveCount(0);
    await expectAccessible(page, 'a batch whose next cases are to be read');
    await expect(panel.getByRole('button', { name: /^Lire les suivants/ })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByRole('button', { name: /^Enregistrer 2.cas/ })).toBeVisible();
    await expect(panel.getByText(/chacun par une décision/)).toHaveCount(0);
    await expect(registered).toHaveCount(10);
  });

  await test.step('read, they are registered by it', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText(/^2.cas enregistrés, chacun par une décision\.$/)).toBeVisible();
    await expect(registered).toHaveCount(12);
  });
});
