import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { openDemo, startDemoMeeting, title } from '../support/story';

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
