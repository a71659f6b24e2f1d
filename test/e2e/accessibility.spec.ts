import type { Page } from '@playwright/test';
import { expectAccessible, focused } from '../support/axe';
import { expect, test } from '../support/fixtures';

const PASSPHRASE = 'girafe tambour velours orage';

async function twice(page: Page): Promise<void> {
  await page.getByLabel('Phrase secrète', { exact: false }).first().fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
}

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await twice(page);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(title(page, /^RCP Sein/)).toBeVisible();
}

test.describe('no axe violation', () => {
  test('from the first start to the lock', async ({ openBrowserApp }) => {
    const { page } = await openBrowserApp();
    await expect(title(page, 'Vos RCP, dans la salle')).toBeVisible();
    await expectAccessible(page, 'the doors');

    await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
    await expectAccessible(page, 'the demonstration’s door');
    await page.getByRole('button', { name: 'Choisir une autre entrée' }).click();
    await page.getByRole('button', { name: 'Rejoindre la région' }).click();
    await page.getByRole('button', { name: 'Créer ce poste' }).click();
    await expect(page.getByText('Écrivez le nom.')).toBeVisible();
    await expectAccessible(page, 'enrolment with errors');

    await page.getByLabel('Nom (obligatoire)').fill('Plessis');
    await page.getByLabel('RPPS').fill('12345');
    await twice(page);
    await page.getByRole('button', { name: 'Créer ce poste' }).click();
    await expect(title(page, 'Votre clé de récupération')).toBeVisible();
    await expectAccessible(page, 'the recovery key');
    await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
    await expect(title(page, 'Rejoindre la région')).toBeVisible();
    await expectAccessible(page, 'joining the region');
    await page.getByRole('button', { name: 'Plus tard' }).click();

    await expect(page.getByRole('heading', { name: 'Commencez par créer votre RCP' })).toBeVisible();
    await expectAccessible(page, 'the empty agenda');
    await page.keyboard.press('Alt+3');
    await expect(title(page, 'Annuaire')).toBeVisible();
    await expectAccessible(page, 'the empty directory');

    await page.keyboard.press('Control+l');
    await page.getByLabel('Phrase secrète').fill('ce n’est pas la bonne');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page, 'the lock, refused');
    await page.getByRole('button', { name: 'J’ai perdu ma phrase secrète' }).click();
    await expectAccessible(page, 'the recovery');
    for (let tries = 0; tries < 2; tries++) {
      await page.getByLabel('Clé de récupération').fill('7'.repeat(32));
      await page.keyboard.press('Enter');
      await expect(page.getByRole(tries === 0 ? 'alert' : 'timer')).toBeVisible();
    }
    await expectAccessible(page, 'the wait after wrong tries');
  });

  test('on the screens around the meeting', async ({ openBrowserApp }) => {
    const { page } = await openBrowserApp();
    await openDemo(page);
    await page.keyboard.press('Alt+1');
    await expect(page.getByText('Prochaine séance')).toBeVisible();
    await expectAccessible(page, 'the agenda');
    await page.getByText('Passées', { exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Aucune séance passée' })).toBeVisible();
    await expectAccessible(page, 'the agenda’s past');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Planifier une séance' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, 'planning a meeting');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Créer une RCP' }).click();
    await expectAccessible(page, 'a new board');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Modifier RCP Sein' }).click();
    await expectAccessible(page, 'a board changed');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Alt+3');
    await expect(title(page, 'Annuaire')).toBeVisible();
    await expectAccessible(page, 'the directory');
    await page.getByRole('button', { name: 'Ajouter un membre à RCP Sein' }).click();
    await page.getByRole('combobox', { name: 'Spécialité' }).fill('onco');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectAccessible(page, 'a member, choosing a specialty');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.keyboard.press('Alt+4');
    await expect(title(page, 'Réglages')).toBeVisible();
    await expectAccessible(page, 'the settings');
    for (const act of [
      'Ajouter une personne',
      'Changer ma phrase secrète',
      'Essayer ma clé de récupération',
      'Imprimer une nouvelle clé',
    ]) {
      await page.getByRole('button', { name: act }).click();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog').locator('[aria-invalid="true"]').first()).toBeFocused();
      await expectAccessible(page, act);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.keyboard.press('Control+k');
    await page.keyboard.type('demo');
    await expect(page.getByRole('option').nth(1)).toBeVisible();
    await expectAccessible(page, 'the palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog', { name: 'Aide et raccourcis' })).toBeVisible();
    await expectAccessible(page, 'the help');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+l');
    await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Écrivez votre phrase secrète.')).toBeVisible();
    await expect(page.getByLabel('Phrase secrète')).toBeFocused();
    await expectAccessible(page, 'the lock, nothing typed');
    await page.keyboard.type('pas la bonne phrase');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Vos données sont intactes');
    await expectAccessible(page, 'the lock, a wrong passphrase');
    await page.getByRole('button', { name: 'J’ai perdu ma phrase secrète' }).click();
    await page.keyboard.type('AAAA-BBBB');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('groupe par groupe');
    await expectAccessible(page, 'the recovery key, too short');
  });
});

test('no axe violation on the screens of the meeting', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await expectAccessible(page, 'the preparation');
  const meeting = page.url();
  await page.goto(meeting.replace('#/seance/', '#/inscription/'));
  await expect(title(page, /./)).toBeVisible();
  await expectAccessible(page, 'the intake');

  await page.goto(meeting);
  await page.getByRole('row').nth(1).press('Enter');
  await expect(page).toHaveURL(/#\/dossier\//);
  await expect(page.getByLabel('Nom de naissance')).toBeVisible();
  await expectAccessible(page, 'the case');
  await page.goto(page.url().replace('#/dossier/', '#/compte-rendu/'));
  await expect(title(page, /./)).toBeVisible();
  await expectAccessible(page, 'the report');

  await page.goto(meeting);
  await expect(title(page, /^RCP Sein/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Ouvrir la séance' })).toBeVisible();
  await expectAccessible(page, 'opening the meeting');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/#\/console\//);
  await expect(title(page, /./)).toBeVisible();
  await expectAccessible(page, 'the console');
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('button', { name: 'Reprendre la séance' })).toBeVisible();
  await expectAccessible(page, 'the agenda during the meeting');
});

test('a workstation is set up with the keyboard alone, and the focus is always seen', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const seen = async (name: RegExp) => {
    await expect.poll(async () => (await focused(page)).name).toMatch(name);
    expect((await focused(page)).isVisible, `focus on ${String(name)}`).toBe(true);
  };

  await expect(title(page, 'Vos RCP')).toBeVisible();
  await press('2');
  await expect(page.getByLabel('Nom (obligatoire)')).toBeFocused();
  await type('Plessis');
  await press('Tab');
  await type('Anne');
  await press('Tab', 'Tab');
  await type(PASSPHRASE);
  await press('Tab');
  await type(PASSPHRASE);
  await press('Enter');
  await seen(/^h1 Votre clé/);
  await press('Tab', 'Tab', 'Tab');
  await seen(/^button J’ai noté/);
  await press('Enter');
  await seen(/^h1 Agenda/);

  await press('r');
  await expect(page.getByRole('dialog', { name: 'Nouvelle RCP' })).toBeVisible();
  await press('Tab', 'Tab');
  await type('Centre hospitalier de Saint-Exemple');
  await press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('RCP Sein n’a pas encore de membre.')).toBeVisible();
  await seen(/^h1 Agenda/);

  await press('Alt+3');
  await seen(/^h1 Annuaire/);
  await press('m');
  await expect(page.getByLabel('Nom (obligatoire)')).toBeFocused();
  await type('Le Goff');
  await press('Tab', 'Tab');
  await type('oncologie medicale');
  await press('Enter');
  await expect(page.getByRole('combobox', { name: 'Spécialité' })).toHaveValue('Oncologie, opt médicale');
  await press('Tab', 'Tab', 'Enter');
  await expect(page.getByText('Dr LE GOFF est membre de RCP Sein.')).toBeVisible();
  await expect(page.getByLabel('Nom (obligatoire)')).toBeFocused();
  await press('Escape');
  await expect(page.getByRole('rowheader', { name: 'Dr LE GOFF' })).toBeVisible();
  await seen(/^h1 Annuaire/);

  await press('Control+z');
  await expect(page.getByText('Ajout du Dr LE GOFF annulé')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Dr LE GOFF' })).toHaveCount(0);

  await press('Alt+1');
  await seen(/^h1 Agenda/);
  await press('n');
  await expect(page.getByLabel('Date (obligatoire)')).toBeFocused();
  await type('2030-11-19');
  await press('Tab', 'Shift+Tab');
  await expect(page.getByLabel('Date (obligatoire)')).toHaveValue('19/11/2030');
  await press('Enter');
  await expect(title(page, /^RCP Sein · mardi 19 novembre 2030/)).toBeFocused();

  await press('Control+l');
  await expect(page.getByLabel('Phrase secrète')).toBeFocused();
  await type(PASSPHRASE);
  await press('Enter');
  await expect(title(page, /^RCP Sein/)).toBeVisible();
});
