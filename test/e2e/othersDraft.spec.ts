import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { choose, openDemo, startDemoMeeting, unlock } from '../support/story';

const HERS = 'corail lanterne brume falaise';

test('what one user of a workstation began to write is shown to the other with whose it is', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const panel = page.getByRole('dialog');
  await choose(panel, page, 'Rôle', 'Secrétaire de RCP');
  await panel.getByLabel('Nom (obligatoire)').fill('Kerbrat');
  await panel.getByLabel('Prénom').fill('Solène');
  await panel.getByLabel('Sa phrase secrète').fill(HERS);
  await panel.getByLabel('La même phrase').fill(HERS);
  await panel.getByLabel('Votre phrase secrète').fill('girafe tambour velours orage');
  await page.keyboard.press('Enter');
  await expect(panel).toBeHidden();

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Préparer la séance' }).first().click();
  await startDemoMeeting(page);
  const proposal = page.getByRole('form', { name: 'Nouvelle proposition' });
  const decision = page.getByRole('form', { name: 'Décision' });
  await page.keyboard.press('p');
  await proposal.getByLabel('Nouvelle proposition').fill('Surveillance');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await decision.getByText('Discuté', { exact: true }).click();
  await decision.getByLabel('Conclusion').fill('Surveillance seule.');
  await expect(page.getByText(/^Commencé par/)).toHaveCount(0);
  await page.keyboard.press('Control+l');
  await page.getByLabel('Phrase secrète').fill(HERS);
  await page.keyboard.press('Enter');
  await expect(page.locator('.top-user')).toContainText('Solène KERBRAT');

  const whose = /^Commencé par Dr DÉMO\s: relisez-le avant de l’enregistrer à votre nom/;
  await page.keyboard.press('d');
  await expect(decision.getByText(whose)).toBeVisible();
  await expect(decision.getByLabel('Conclusion')).toHaveValue('Surveillance seule.');
  await expectAccessible(page, 'what another user began to write');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await proposal.getByLabel('Nouvelle proposition').fill('Surveillance clinique');
  await expect(proposal.getByText(whose)).toBeVisible();

  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(page.locator('.top-user')).toContainText('DÉMO');
  await page.keyboard.press('p');
  await expect(proposal.getByLabel('Nouvelle proposition')).toHaveValue('Surveillance clinique');
  await expect(proposal.getByText(whose)).toHaveCount(0);
});
