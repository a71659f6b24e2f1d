import type { Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { prepareDuvauchel, tomorrow } from '../support/beginnings';
import { expectAccessible, focused } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { isOffline, joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import {
  createBoard,
  drawer,
  enrolSecretary,
  fillField,
  goToCase,
  openMeeting,
  title,
} from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const QUESTIONS = [
  'Chirurgie conservatrice possible d’emblée ?',
  'Chirurgie conservatrice possible après chimiothérapie ?',
] as const;

const count = (page: Page) =>
  page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: /^À trancher/ });
const entry = (page: Page) => page.getByRole('article', { name: 'Question posée' });

async function openCase(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Préparer la séance' }).click();
  await page.getByRole('row', { name: /DUVAUCHEL/ }).press('Enter');
  await expect(title(page, /DUVAUCHEL/)).toBeVisible();
}

test('two workstations write one field offline: both values are in both inboxes, nothing is concluded, one chooses, the other’s empties', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', Number(tomorrow().slice(-4))));
  const access = { ...ACCESS, url: region.url };
  const { page: first } = await openBrowserApp();
  const { page: second } = await openBrowserApp();
  try {
    await enrolSecretary(first, { given: 'Solène', family: 'Kerbrat' });
    await first.keyboard.press('Alt+5');
    await expect(first.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible();
    await expectAccessible(first, 'the empty inbox');
    await first.keyboard.press('Alt+1');
    await createBoard(first, 'RCP Sein', 'Centre inventé de l’Ouest');
    await prepareDuvauchel(first);
    await joinFromSettings(first, access);
    await joinAtFirstStart(second, { given: 'Yves', family: 'Second' }, access);
    await upToDate(second);

    await test.step('both write the question, without a network', async () => {
      await openCase(first);
      await openCase(second);
      await region.pause();
      await fillField(first, 'Question posée', QUESTIONS[0]);
      await fillField(second, 'Question posée', QUESTIONS[1]);
      await isOffline(first);
      await isOffline(second);
      await region.resume();
    });

    await test.step('both inboxes show both values, with who wrote them', async () => {
      for (const page of [first, second]) {
        await expect(count(page)).toHaveText(/1$/, { timeout: 60_000 });
        await expect(page.getByText(/à trancher$/).first()).toBeVisible();
        await page.keyboard.press('Alt+5');
        await expect(title(page, 'À trancher')).toBeVisible();
        for (const question of QUESTIONS) await expect(entry(page)).toContainText(question);
        await expect(entry(page)).toContainText('DUVAUCHEL');
        await expect(entry(page)).toContainText('sur ce poste');
        await expect(entry(page)).toContainText('sur un autre poste');
        await expect(entry(page).getByText(/^Solène KERBRAT · /)).toHaveCount(page === first ? 1 : 0);
        await expect(entry(page).locator('mark').first()).toBeVisible();
        await expectAccessible(page, 'the inbox');
      }
    });

    await test.step('nothing is concluded meanwhile', async () => {
      await first.keyboard.press('Alt+1');
      await first.getByRole('button', { name: 'Préparer la séance' }).click();
      await openMeeting(first, /GOFF/);
      await goToCase(first, 'Duvauchel');
      await drawer(first, 'Décision');
      const form = first.getByRole('form', { name: 'Décision' });
      await form.getByText('Discuté', { exact: true }).click();
      await form.getByLabel('Conclusion').fill('Chirurgie.');
      await form.getByLabel(/Conclu sans quorum/).fill('Essai');
      await form.getByRole('button', { name: /Valider la décision/ }).click();
      await expect(form.getByRole('alert')).toContainText('personne n’a tranché');
      await expectAccessible(first, 'the decision that is refused');
      await form.getByRole('button', { name: /À trancher/ }).click();
      await expect(entry(first)).toBeVisible();
    });

    await test.step('another value is begun and given up; the keyboard chooses; the other inbox empties', async () => {
      await expect.poll(async () => (await focused(first)).name).toMatch(/Question posée|À trancher/);
      await first.keyboard.press('ArrowDown');
      await expect(entry(first)).toBeFocused();
      await first.keyboard.press('e');
      await expect(first.getByRole('form', { name: /^Autre valeur/ })).toBeVisible();
      await expectAccessible(first, 'another value');
      await first
        .getByRole('form', { name: /^Autre valeur/ })
        .getByLabel('Question posée')
        .press('Escape');
      await expect(entry(first)).toBeFocused();
      await first.keyboard.press('2');
      await expect(first.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible();
      await expect(first.getByText(/^Choix enregistré/)).toBeVisible();
      await expect(second.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible({ timeout: 60_000 });
      await expect(count(second)).toHaveText('À trancher');
    });

    await test.step('the choice is taken back, and made anew with another value', async () => {
      await first.keyboard.press('Control+z');
      await expect(first.getByText('Choix pour « Question posée » annulé')).toBeVisible();
      for (const question of QUESTIONS) await expect(entry(first)).toContainText(question);
      await expect(entry(second)).toContainText(QUESTIONS[0], { timeout: 60_000 });
      await expect(entry(second).getByText(/sur ce poste/)).toHaveCount(1);
      await second.keyboard.press('ArrowDown');
      await second.keyboard.press('e');
      const form = second.getByRole('form', { name: /^Autre valeur/ });
      await form.getByLabel('Question posée').fill('Chirurgie conservatrice : quand ?');
      await second.keyboard.press('Control+Enter');
      await expect(second.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible();
      await expect(first.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible({ timeout: 60_000 });
      await first.keyboard.press('Alt+2');
      await expect(first.locator('.case-pane-question')).toHaveText('Chirurgie conservatrice : quand ?');
    });
  } finally {
    await region.close();
  }
});
