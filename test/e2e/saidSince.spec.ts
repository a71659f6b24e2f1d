import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { decide, discuss, drawer, openDemo, startDemoMeeting } from '../support/story';

test.use({ viewport: { width: 1366, height: 768 } });

test('what is noted after the decision is said not to be in the report, until the decision is corrected', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const said = page.locator('[data-focus="discussion"]').getByText(/après la décision/);
  await discuss(page, 'Bilan incomplet.');
  await decide(page, { outcome: 'Reporté', reason: 'Temps insuffisant' });
  await expect(said).toHaveCount(0);
  await discuss(page, 'Bilan incomplet. IRM à demander.');
  await expect(said).toBeInViewport();
  await expectAccessible(page, 'a discussion that went on after the decision');

  const report = async () => {
    await page.keyboard.press('o');
    await page.getByRole('button', { name: 'Compte rendu' }).click();
    await expect(page.getByRole('article', { name: 'Contenu du compte rendu' })).toBeVisible();
  };
  const content = page.getByRole('article', { name: 'Contenu du compte rendu' });
  await page.locator('h1').click();
  await report();
  await expect(page.getByText(/ces mots sont gardés dans le dossier/)).toBeVisible();
  await expect(content).not.toContainText('IRM à demander');
  await page.goBack();
  await page.goBack();
  await page.getByRole('navigation', { name: 'Où je suis' }).getByRole('button', { name: /RCP/ }).click();
  const badge = page.getByText('Discussion écrite après la décision');
  await expect(badge).toHaveCount(1);
  await expectAccessible(page, 'the papers of a meeting in which a discussion went on');
  await page.goBack();

  await drawer(page, 'Décision');
  await page.getByRole('button', { name: 'Corriger la décision' }).click();
  await page.getByRole('button', { name: /^Valider la décision/ }).click();
  await expect(page.getByRole('article', { name: 'Décision, version 2' })).toBeVisible();
  await expect(said).toHaveCount(0);
  await page.locator('h1').click();
  await report();
  await expect(content).toContainText('IRM à demander');
  await expect(page.getByText(/ces mots sont gardés dans le dossier/)).toHaveCount(0);
});
