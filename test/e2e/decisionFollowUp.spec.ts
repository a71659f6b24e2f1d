import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { attend, drawer, openDemo, startDemoMeeting, unlock, vote } from '../support/story';

/** « DORDOGNE-DÉMO Sophie » */
const family = (name: string): string => name.split(' ')[0] ?? '';

test('a decision says what it follows, who disagreed and what comes next, and keeps it over a lock and a correction', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await drawer(page, 'Présences');
  const doctors = page
    .getByRole('list', { name: 'Participants' })
    .getByRole('listitem')
    .filter({ hasText: /-DÉMO/ });
  const [first = '', second = ''] = await doctors.locator('.choices-name').allInnerTexts();
  for (const name of [first, second]) await attend(page, name, 'Présent');

  await test.step('a proposal wants an examination first, and would be made in a trial; one is against it', async () => {
    await page.keyboard.press('p');
    const form = page.getByRole('form', { name: 'Nouvelle proposition' });
    await form.locator('textarea').first().fill('Chirurgie première');
    await form.getByLabel('Examens à faire d’abord').fill('TEP-TDM');
    await form.getByLabel('Essai proposé').fill('ESSAI-INVENTÉ 1');
    await page.keyboard.press('Control+Enter');
    await vote(page, first, 'Pour');
    await vote(page, second, 'Contre');
  });

  const form = page.getByRole('form', { name: 'Décision' });
  const decision = page.getByRole('article', { name: /^Décision, version/ });

  await test.step('what is retained fills in the trial and the next step', async () => {
    await page.keyboard.press('d');
    await page.keyboard.press('1');
    await form.getByRole('checkbox', { name: /Chirurgie première/ }).check({ force: true });
    await expect(form.getByLabel('Prochaine étape')).toHaveValue('TEP-TDM');
    await expect(form.getByLabel(/^Essai\s: nom ou numéro/)).toHaveValue('ESSAI-INVENTÉ 1');
  });

  await test.step('who does not follow the guideline says why; half a guideline is not dropped without a word', async () => {
    const conformity = form.getByRole('radiogroup', { name: 'Conforme au référentiel' });
    await conformity.getByText('Non', { exact: true }).click();
    await form.getByLabel('Référentiel', { exact: true }).fill('Référentiel inventé');
    await page.keyboard.press('Control+Enter');
    await expect(form.getByText('La décision ne suit pas le référentiel')).toBeVisible();
    await expect(form.getByText('Le référentiel n’a pas son nom, sa version et sa date.')).toBeVisible();
    await expectAccessible(page, 'a decision that lacks its reason and half its guideline');
    await form.getByLabel(/^Pourquoi non/).fill('Refus de la chimiothérapie');
    await form.getByLabel('Version').fill('4.2');
    await form.getByLabel('Date du référentiel').fill('15/01/2026');
  });

  await test.step('how soon, and who tells the patient when, over a lock', async () => {
    await form.getByRole('radiogroup', { name: 'Délai' }).getByText('Sous une semaine').click();
    await form.getByLabel('Annonce au patient par').fill('Dr Élise BRUN');
    await form.getByLabel('Annonce au patient le').fill('12');
    await page.keyboard.press('Control+Enter');
    // What is typed and not understood is neither dropped nor validated.
    await expect(form.getByLabel('Annonce au patient le')).toBeFocused();
    await expect(decision).toHaveCount(0);
    await form.getByLabel('Annonce au patient le').fill('5/12/2026');
    await page.keyboard.press('Control+l');
    await unlock(page);
    await drawer(page, 'Décision');
    await expect(form.getByLabel('Annonce au patient par')).toHaveValue('Dr Élise BRUN');
    await expect(form.getByLabel(/^Pourquoi non/)).toHaveValue('Refus de la chimiothérapie');
    await form.getByRole('button', { name: /Valider la décision/ }).click();
  });

  const said = [
    'Référentiel\u00a0: Référentiel inventé, version 4.2 du 15/01/2026',
    'Conformité au référentiel\u00a0: non conforme\u00a0: Refus de la chimiothérapie',
    'Essai proposé\u00a0: oui, ESSAI-INVENTÉ 1',
    'Délai\u00a0: sous une semaine',
    'Prochaine étape\u00a0: TEP-TDM',
    'Annonce au patient\u00a0: Dr Élise BRUN, le 05/12/2026',
  ];

  await test.step('the decision says all of it, and who disagreed', async () => {
    for (const line of said) await expect(decision).toContainText(line);
    await expect(decision).toContainText('Avis divergents');
    await expect(decision.getByRole('list').last()).toContainText(new RegExp(`${family(second)}, contre$`));
    await expectAccessible(page, 'a decision with what comes next');
  });

  await test.step('the room reads it, but not who disagreed', async () => {
    await page.keyboard.press('m');
    const room = page.locator('.projection');
    for (const line of said) await expect(room).toContainText(line);
    await expect(room).not.toContainText(family(second));
    await page.keyboard.press('m');
  });

  await test.step('a correction begins with it; cleared, it is gone', async () => {
    await page.getByRole('button', { name: 'Corriger la décision' }).click();
    await expect(form.getByLabel('Prochaine étape')).toHaveValue('TEP-TDM');
    await form.getByLabel('Prochaine étape').fill('');
    await form.getByLabel('Annonce au patient par').fill('');
    await form.getByLabel('Annonce au patient le').fill('');
    await form.getByRole('button', { name: /Valider la décision/ }).click();
    await expect(decision).toContainText('version 2');
    await expect(decision).not.toContainText('Prochaine étape');
    await expect(decision).not.toContainText('Annonce au patient');
    await expect(decision).toContainText('sous une semaine');
  });

  await test.step('the conformity cleared, the guideline goes with its fields', async () => {
    await expect(decision).toContainText('Référentiel inventé');
    await page.getByRole('button', { name: 'Corriger la décision' }).click();
    const conformity = form.getByRole('radiogroup', { name: 'Conforme au référentiel' });
    await conformity.getByText('Non renseigné', { exact: true }).click();
    await expect(form.getByLabel('Référentiel', { exact: true })).toHaveCount(0);
    await expect(form).not.toContainText('Référentiel inventé');
    await form.getByRole('button', { name: /Valider la décision/ }).click();
    await expect(decision).toContainText('version 3');
    await expect(decision).not.toContainText('Référentiel inventé');
  });
});
