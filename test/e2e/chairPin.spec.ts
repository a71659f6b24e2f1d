import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { choose, dialog, openDemo, PASSPHRASE, startDemoMeeting, title } from '../support/story';

test('where the board wants it, a decision is validated with the chair’s code; after five wrong ones, with the passphrase', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);

  await test.step('its coordinator asks for it', async () => {
    await page.getByRole('link', { name: 'Agenda' }).click();
    await page.getByRole('button', { name: 'Modifier RCP Sein' }).click();
    await dialog(page)
      .getByRole('checkbox', { name: /validée avec le code de l’animateur/ })
      .check({ force: true });
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await page.goBack();
    await expect(title(page, /^RCP Sein/)).toBeVisible();
    await startDemoMeeting(page);
  });

  const form = page.getByRole('form', { name: 'Décision' });
  const code = form.getByLabel(/^Code de l’animateur/);
  const decision = page.getByRole('article', { name: /^Décision, version/ });

  await test.step('the chair chooses it, vouched for by the passphrase', async () => {
    await page.keyboard.press('d');
    await page.keyboard.press('3');
    await choose(form, page, 'Motif du report', 'Présentateur absent');
    await form.getByRole('button', { name: 'Choisir le code de l’animateur' }).click();
    await page.keyboard.type('2468');
    await dialog(page)
      .getByLabel(/^Le même code/)
      .fill('2469');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toContainText('Les deux codes sont différents.');
    await dialog(page)
      .getByLabel(/^Le même code/)
      .fill('2468');
    await dialog(page)
      .getByLabel(/^Votre phrase secrète/)
      .fill(PASSPHRASE);
    await expectAccessible(page, 'a code that is being chosen');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(code).toBeVisible();
  });

  await test.step('without it nothing is decided; five wrong ones ask for the passphrase', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(code).toBeFocused();
    await expect(form.getByText('Écrivez le code de l’animateur.')).toBeVisible();
    for (const left of ['4 essais', '3 essais', '2 essais', 'un essai']) {
      await code.fill('1111');
      await page.keyboard.press('Control+Enter');
      await expect(form).toContainText(`Il reste ${left}.`);
      await expect(code).toHaveValue('');
    }
    await code.fill('1111');
    await page.keyboard.press('Control+Enter');
    const phrase = form.getByLabel(/^Phrase secrète de ce poste/);
    await expect(phrase).toBeVisible();
    await expect(form).toContainText('Présentateur absent');
    await expectAccessible(page, 'a decision that asks for the passphrase');
    await phrase.fill(PASSPHRASE);
    await page.keyboard.press('Control+Enter');
    await expect(decision).toContainText('Présentateur absent');
  });

  await test.step('the next one is validated by the code, from the keyboard', async () => {
    await page.keyboard.press('n');
    await expect(title(page, /^2\./)).toBeVisible();
    await page.keyboard.press('d');
    await page.keyboard.press('3');
    await choose(form, page, 'Motif du report', 'Temps insuffisant');
    await page.keyboard.press('Control+Enter');
    await expect(code).toBeFocused();
    await page.keyboard.type('2468');
    await page.keyboard.press('Control+Enter');
    await expect(decision).toContainText('Temps insuffisant');
  });

  await test.step('taken back by one key, it is in force again with the code alone', async () => {
    await page.keyboard.press('Control+z');
    await expect(decision).toHaveCount(0);
    await page.keyboard.press('Control+y');
    const asked = dialog(page).getByLabel(/^Code de l’animateur/);
    await expect(asked).toBeFocused();
    await expectAccessible(page, 'the code that a decision taken again asks for');
    await page.keyboard.type('1111');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toContainText('Il reste 4 essais.');
    await expect(asked).toHaveValue('');
    await asked.fill('2468');
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(decision).toContainText('Temps insuffisant');
  });

  await test.step('what the closing postpones is decided with it too', async () => {
    await page.keyboard.press('c');
    const postpone = dialog(page).getByRole('button', { name: /^Reporter les \d+ dossiers/ });
    await postpone.click();
    const asked = dialog(page).getByLabel(/^Code de l’animateur/);
    await expect(asked).toBeFocused();
    await expect(dialog(page).getByText('Écrivez le code de l’animateur.')).toBeVisible();
    await expectAccessible(page, 'a closing that asks for the code');
    await asked.fill('2468');
    await postpone.click();
    await expect(dialog(page).getByText('La séance est terminée')).toBeVisible();
  });
});
