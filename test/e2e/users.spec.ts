import type { Page } from '@playwright/test';
import { focused } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { choose, chooseSpecialty, title } from '../support/story';
import { tryUntilWaiting } from '../support/waits';

const HERS = 'girafe tambour velours orage';
const HIS = 'corail lanterne brume falaise';
const NEXT = 'papier violon menthe granit';
const LAST = 'moulin cerise tunnel plume';

const field = (page: Page) => page.getByLabel('Phrase secrète');
const panel = (page: Page) => page.getByRole('dialog');

async function shownKey(page: Page): Promise<string> {
  const groups = page.getByRole('list', { name: 'Clé de récupération' }).getByRole('listitem');
  await expect(groups).toHaveCount(8);
  return (await groups.allTextContents()).join('-');
}

async function enrolSecretary(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ce poste seul' }).click();
  await page.getByLabel('Nom (obligatoire)').fill('Bernard');
  await page.getByLabel('Prénom').fill('Claude');
  await field(page).fill(HERS);
  await page.getByLabel('La même phrase').fill(HERS);
  await page.getByRole('button', { name: 'Créer ce poste' }).click();
  const key = await shownKey(page);
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(title(page, 'Agenda')).toBeVisible();
  return key;
}

async function addDoctor(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await choose(panel(page), page, 'Rôle', 'Médecin participant');
  await panel(page).getByLabel('Nom (obligatoire)').fill('Le Goff');
  await panel(page).getByLabel('Prénom').fill('Anne');
  await choose(panel(page), page, 'Civilité', 'Dr');
  await chooseSpecialty(panel(page), 'oncologie');
  await panel(page).getByLabel('Sa phrase secrète').fill(HIS);
  await panel(page).getByLabel('La même phrase').fill(HIS);
  await panel(page).getByLabel('Votre phrase secrète').fill(HERS);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole('row', { name: /Dr Anne LE GOFF/ })).toContainText('Médecin participant');
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
}

async function openWith(page: Page, passphrase: string): Promise<void> {
  await field(page).fill(passphrase);
  await page.keyboard.press('Enter');
}

const signedIn = (page: Page, name: string) => expect(page.locator('.top-user')).toContainText(name);

async function changePassphrase(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Changer ma phrase secrète' }).click();
  await panel(page).getByLabel('Nouvelle phrase secrète').fill(to);
  await panel(page).getByLabel('La même phrase').fill(to);
  await panel(page).getByLabel('Votre phrase secrète').fill(from);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Votre phrase secrète est changée')).toBeVisible();
}

test('two people share a workstation, each by their own passphrase', async ({ openBrowserApp }) => {
  test.slow();
  const { page } = await openBrowserApp();
  const key = await enrolSecretary(page);
  await addDoctor(page);
  await lock(page);

  await test.step('the passphrase alone says who it is, and what they may do', async () => {
    await openWith(page, HIS);
    await signedIn(page, 'Dr Anne LE GOFF');
    await signedIn(page, 'Médecin participant');
    await page.keyboard.press('Alt+4');
    await expect(page.getByRole('row', { name: /Claude BERNARD/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Imprimer une nouvelle clé' })).toHaveCount(0);
  });

  await test.step('the former passphrase is refused, and several tries have to wait', async () => {
    await changePassphrase(page, HIS, NEXT);
    await lock(page);
    // Another word each time: its refusal is then its own, since what is typed takes the former one away.
    for (const wrong of [HIS, `${HIS} deux`]) {
      await openWith(page, wrong);
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(field(page)).toHaveValue(wrong);
    }
    const isOver = await tryUntilWaiting(page, 2);
    await expect(page.getByRole('timer')).toContainText(/Réessayez dans|sera essayé dans/);
    // What is typed meanwhile stays, and so does the focus; it is tried by itself once the wait is over.
    await openWith(page, NEXT);
    await expect(field(page)).toHaveValue(NEXT);
    expect((await focused(page)).name).toContain('input');
    await expect.poll(() => Date.now()).toBeGreaterThan(isOver);
    await page.clock.setFixedTime(Date.now() + 60_000);
    await signedIn(page, 'Dr Anne LE GOFF');
  });

  const renewed =
    await test.step('the printed key replaces the passphrase of whom one says to be', async () => {
      await lock(page);
      await page.getByRole('button', { name: 'J’ai perdu ma phrase secrète' }).click();
      await page.getByLabel('Clé de récupération').fill(key);
      await page.keyboard.press('Enter');
      await page.getByLabel('Nouvelle phrase secrète').fill(LAST);
      await page.getByLabel('La même phrase').fill(LAST);
      await page.getByRole('button', { name: 'Ouvrir et changer la phrase' }).click();
      await expect(page.getByText('Choisissez votre nom.')).toBeVisible();
      await choose(page, page, 'Qui êtes-vous', /LE GOFF/);
      await page.getByRole('button', { name: 'Ouvrir et changer la phrase' }).click();
      const shown = await shownKey(page);
      await page.getByRole('button', { name: 'J’ai noté la nouvelle clé' }).click();
      await signedIn(page, 'Dr Anne LE GOFF');
      return shown;
    });

  await test.step('the other’s passphrase is as it was; the key can be tried, and the colleague removed', async () => {
    await lock(page);
    await openWith(page, HERS);
    await signedIn(page, 'Claude BERNARD');
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Essayer ma clé de récupération' }).click();
    await panel(page).getByLabel('Clé de récupération').fill(key);
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('alert')).toContainText('n’ouvre pas ce poste');
    await panel(page).getByLabel('Clé de récupération').fill(renewed);
    await page.keyboard.press('Enter');
    await expect(panel(page).getByText('Cette clé ouvre ce poste.')).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Retirer Dr Anne LE GOFF' }).click();
    await panel(page).getByLabel('Votre phrase secrète').fill(HERS);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Dr Anne LE GOFF n’ouvre plus ce poste.')).toBeVisible();
    await expect.poll(async () => (await focused(page)).name).not.toBe('nothing');
    await lock(page);
    await openWith(page, LAST);
    await expect(page.getByRole('alert')).toBeVisible();
  });
});

test('a new recovery key is shown in place of the settings', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  const key = await enrolSecretary(page);
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Imprimer une nouvelle clé' }).click();
  await panel(page).getByLabel('Votre phrase secrète').fill(HERS);
  await page.keyboard.press('Enter');
  await expect(title(page, 'Votre nouvelle clé de récupération')).toBeVisible();
  await expect.poll(async () => (await focused(page)).name).toContain('Votre nouvelle clé');
  expect(await shownKey(page)).not.toBe(key);
  await page.getByRole('button', { name: 'J’ai noté la nouvelle clé' }).click();
  await expect(title(page, 'Réglages')).toBeVisible();
  await expect.poll(async () => (await focused(page)).name).not.toBe('nothing');
});
