import type { Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { isOffline, joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import { fillField, openMeeting, title } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };

const discussion = (page: Page) => page.locator('.discussion').getByRole('textbox', { name: 'Discussion' });
const apart = (page: Page) => page.locator('.discussion-apart');
const field = (page: Page, label: string) =>
  page.getByRole('form', { name: 'Dossier' }).getByLabel(label, { exact: true });
const group = (page: Page) =>
  page
    .getByRole('form', { name: 'Dossier' })
    .getByText(/^(Deux|Plusieurs) postes ont écrit «\sTNM et stade\s»\s: choisissez/);

async function openCase(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Préparer la séance' }).click();
  await page.getByRole('row', { name: /DUVAUCHEL/ }).press('Enter');
  await expect(title(page, /DUVAUCHEL/)).toBeVisible();
}

test('two posts write T and N apart, then both type in one discussion: both sets, both texts are kept and shown, and one chooses', async ({
  openBrowserApp,
}, info) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', Number(tomorrow().slice(-4))));
  const access = { ...ACCESS, url: region.url };
  const { page: first } = await openBrowserApp();
  const { page: second } = await openBrowserApp();
  try {
    await startSecretary(first);
    await prepareDuvauchel(first);
    for (const [label, value] of [
      ['T', 'cT1'],
      ['N', 'N0'],
      ['M', 'M0'],
      ['Stade', 'IA'],
    ] as const)
      await fillField(first, label, value);
    await joinFromSettings(first, access);
    await joinAtFirstStart(second, { given: 'Yves', family: 'Second' }, access);
    await upToDate(second);

    await test.step('T here, N there: one choice of two sets, nowhere a mixture', async () => {
      await openCase(first);
      await openCase(second);
      await region.pause();
      await fillField(first, 'T', 'cT2');
      await expect(first.getByText('Ce stade date d’avant ce TNM')).toBeVisible();
      await fillField(first, 'Stade', 'IIA');
      await fillField(second, 'N', 'N1');
      await isOffline(first);
      await isOffline(second);
      await region.resume();
      const sets = ['T : cT2\nN : N0\nM : M0\nStade : IIA', 'T : cT1\nN : N1\nM : M0\nStade : IA'];
      for (const page of [first, second]) {
        await expect(group(page)).toBeVisible({ timeout: 60_000 });
        const offered = page.locator('.field-choice-words');
        await expect(offered).toHaveCount(2);
        const texts = (await offered.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
        expect([...texts].sort()).toEqual([...sets].sort());
        const shown = `T : ${await field(page, 'T').inputValue()}\nN : ${await field(page, 'N').inputValue()}\nM : M0\nStade : ${await field(page, 'Stade').inputValue()}`;
        expect(sets).toContain(shown);
        await expect(page.locator('.case-header').getByText('À trancher', { exact: true })).toBeVisible();
      }
      // A third value typed meanwhile takes nothing of the other post away, and stays where it was typed.
      await fillField(first, 'M', 'M1');
      for (const page of [first, second])
        await expect(page.locator('.field-choice-words').filter({ hasText: /M\s:\sM1/ })).toBeVisible({
          timeout: 60_000,
        });
      for (const page of [first, second])
        await expect(
          page.locator('.field-choice-words').filter({ hasText: /cT1\s+N\s:\sN1\s+M\s:\sM0/ }),
        ).toBeVisible();
      await expect(field(first, 'M')).toHaveValue('M1');
      await group(first).scrollIntoViewIfNeeded();
      await info.attach('case', { body: await first.screenshot(), contentType: 'image/png' });
      await expectAccessible(first, 'the choice of a TNM');
    });

    await test.step('it says so in the list, in the search and in the inbox', async () => {
      await first.keyboard.press('Alt+1');
      await expect(first.getByText('1 à trancher').first()).toBeVisible();
      await first.getByRole('button', { name: 'Préparer la séance' }).click();
      await expect(first.getByRole('row', { name: /DUVAUCHEL/ })).toContainText('À trancher');
      await first.keyboard.press('Control+k');
      await first.getByRole('combobox').fill('duvau');
      await expect(first.getByRole('option', { name: /DUVAUCHEL.*à trancher/ })).toBeVisible();
      await first.keyboard.press('Escape');
      await first.keyboard.press('Alt+5');
      const entry = first.getByRole('article', { name: 'TNM et stade' });
      await expect(entry).toContainText('pour la joindre, demandez à la secrétaire');
      await expect(entry).toContainText('sur un autre poste');
      await info.attach('inbox', { body: await first.screenshot(), contentType: 'image/png' });
      await entry.getByRole('button', { name: /Garder la valeur 1/ }).click();
      await expect(first.getByRole('heading', { name: 'Rien à trancher' })).toBeVisible();
      await expect(group(second)).toBeHidden({ timeout: 60_000 });
    });

    await test.step('both type in the discussion: nobody’s cursor moves, both texts are shown', async () => {
      await first.keyboard.press('Alt+1');
      await first.getByRole('button', { name: 'Préparer la séance' }).click();
      await openMeeting(first, /GOFF/);
      await upToDate(first);
      // Its key goes there only once the opening has come.
      await expect(second.getByText('Séance en cours', { exact: true }).first()).toBeVisible({
        timeout: 60_000,
      });
      await second.keyboard.press('Alt+2');
      await expect(discussion(second)).toBeVisible({ timeout: 60_000 });
      await expect(discussion(first)).toBeVisible();
      await region.pause();
      await discussion(first).pressSequentially('Mammectomie évoquée.');
      await discussion(second).pressSequentially('Avis du radiothérapeute.');
      await isOffline(first);
      await isOffline(second);
      await region.resume();
      for (const [page, text, other] of [
        [first, 'Mammectomie évoquée.', 'Avis du radiothérapeute.'],
        [second, 'Avis du radiothérapeute.', 'Mammectomie évoquée.'],
      ] as const) {
        await expect(apart(page)).toContainText(other, { timeout: 60_000 });
        await expect(apart(page)).toContainText(text);
        await expect(discussion(page)).toBeFocused();
        await expect(discussion(page)).toHaveValue(text);
      }
      await discussion(first).pressSequentially(' À revoir.');
      await expect(apart(first)).toContainText('Mammectomie évoquée. À revoir.');
      await expect(apart(first)).toContainText('Avis du radiothérapeute.');
      await info.attach('console', { body: await first.screenshot(), contentType: 'image/png' });
      await expectAccessible(first, 'two texts of one discussion');
      for (const button of await apart(first).getByRole('button').all())
        expect((await button.boundingBox())?.height, 'its words on one line').toBeLessThan(40);
      await first.keyboard.press('Escape');
      await first.keyboard.press('m');
      await expect(first.getByRole('dialog', { name: 'Projection' })).toContainText(
        /à trancher\u00a0: «\u00a0Discussion\u00a0»/,
      );
      await expectAccessible(first, 'the projection of a case with a choice pending');
      await info.attach('projection', { body: await first.screenshot(), contentType: 'image/png' });
      await first.keyboard.press('m');
    });

    await test.step('one keeps both: it is the same on both', async () => {
      await apart(first).getByRole('button', { name: 'Garder les deux' }).click();
      await expect(apart(first)).toBeHidden();
      for (const page of [first, second]) {
        await expect(apart(page)).toBeHidden({ timeout: 60_000 });
        if (page === second) await discussion(page).blur();
        await expect(discussion(page)).toHaveValue(/Mammectomie évoquée\. À revoir\./);
        await expect(discussion(page)).toHaveValue(/Avis du radiothérapeute\./);
      }
    });
  } finally {
    await region.close();
  }
});
