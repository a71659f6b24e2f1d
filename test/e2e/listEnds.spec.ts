import type { Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { backToMeeting, drawer, goToCase, openDemo, openMeeting, title } from '../support/story';

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

test('cases B: « previous » and « next » keep the keyboard’s place at both ends of a list', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  const row = page.locator('tr[data-key] > th');
  const count = await row.count();
  const place = page.getByText(/^\d+ sur \d+$/);
  const ends = [
    {
      at: count,
      beside: count - 1,
      onwards: 'Dossier suivant',
      tabs: 2,
      back: 'Dossier précédent',
      key: 'Shift+Tab',
    },
    { at: 1, beside: 2, onwards: 'Dossier précédent', tabs: 1, back: 'Dossier suivant', key: 'Tab' },
  ];
  for (const { at, beside, onwards, tabs, back, key } of ends) {
    await row.nth(at - 1).click();
    await expect(place).toHaveText(`${at} sur ${count}`);
    await page.getByRole('button', { name: back }).focus();
    await page.keyboard.press('Enter');
    await expect(place).toHaveText(`${beside} sur ${count}`);
    await page.getByRole('button', { name: onwards }).focus();
    await page.keyboard.press('Enter');
    await expect(place).toHaveText(`${at} sur ${count}`);
    // Each case that arrives begins at its title; from there Tab leads to the two buttons, at the end too.
    await expect(title(page, /./)).toBeFocused();
    for (let tab = 0; tab < tabs; tab++) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(onwards);
    await expect(page.getByRole('button', { name: onwards })).toBeDisabled();
    const end = await title(page, /./).innerText();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe(onwards);
    await page.keyboard.press(key);
    expect(await focused(page)).toBe(back);
    await expect(title(page, end)).toBeVisible();
    await expect(place).toHaveText(`${at} sur ${count}`);
    await backToMeeting(page);
  }
});

test('cases B: a draft begun before another workstation’s decision says that it came', async ({
  openBrowserApp,
}) => {
  const access = { username: 'solene', password: 'essai-inventé' };
  const region = await startRegion({ users: { [access.username]: access.password } });
  const database = region.open(databaseName('sein', Number(tomorrow().slice(-4))));
  const decisions = async () => {
    const { rows } = await database.allDocs<Record<string, unknown>>({ include_docs: true });
    return rows.flatMap(({ doc }) => (doc?.['type'] === 'decision' ? [doc] : []));
  };
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await prepareDuvauchel(page);
    await joinFromSettings(page, { ...access, url: region.url });
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Préparer la séance' }).click();
    await openMeeting(page, /GOFF/);
    await goToCase(page, 'Duvauchel');
    await upToDate(page);
    await drawer(page, 'Décision');
    const form = page.getByRole('form', { name: 'Décision' });
    await form.getByText('Discuté', { exact: true }).click();
    await form.getByLabel('Conclusion').fill('La première.');
    await form.getByLabel(/Conclu sans quorum/).fill('Essai');
    await form.getByRole('button', { name: /Valider la décision/ }).click();
    const decision = (version: number) => page.getByRole('article', { name: `Décision, version ${version}` });
    await expect(decision(1)).toBeVisible();
    const notice = page.getByText('Une décision est arrivée depuis le début de ce brouillon');
    await expect(notice).toHaveCount(0);
    await expect.poll(async () => (await decisions()).length, { timeout: 60_000 }).toBe(1);
    await page.getByRole('button', { name: 'Corriger la décision' }).click();
    await form.getByLabel('Conclusion').fill('La nôtre, en cours.');
    const [first] = await decisions();
    if (!first) throw new Error('no decision');
    const { _rev, ...rest } = first;
    const at = new Date(Date.now() + 60_000).toISOString();
    const theirs = { ...rest, _id: first._id.replace(/:1$/, ':2'), version: 2, text: 'La leur.', at };
    await database.put(theirs as PouchDB.Core.PutDocument<object>);
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await expect(decision(2)).toContainText('La leur.');
    await expect(form.getByLabel('Conclusion')).toHaveValue('La nôtre, en cours.');
    await expectAccessible(page, 'a draft that was overtaken');
    await form.getByRole('button', { name: 'Garder la décision' }).click();
    await expect(notice).toHaveCount(0);
    await expect(decision(2)).toContainText('La leur.');
    expect(await decisions()).toHaveLength(2);

    await page.getByRole('button', { name: 'Corriger la décision' }).click();
    await form.getByLabel('Conclusion').fill('La nôtre, de nouveau.');
    await database.put({ ...rest, _id: first._id.replace(/:1$/, ':3'), version: 3, text: 'Encore une.', at });
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await form.getByRole('button', { name: /Valider la décision/ }).click();
    // Refused once, with what to do; nothing is written over what nobody has read.
    await expect(form.getByText('Une décision est arrivée entre-temps pour ce dossier.')).toBeVisible();
    await expect(decision(3)).toContainText('Encore une.');
    await expectAccessible(page, 'a decision that would replace one that arrived');
    await form.getByRole('button', { name: /Valider la décision/ }).click();
    await expect(decision(4)).toContainText('La nôtre, de nouveau.');
    await expect(notice).toHaveCount(0);
  } finally {
    await region.close();
  }
});
