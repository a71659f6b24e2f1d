import type { Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { drawer, goToCase, openDemo, openMeeting, title } from '../support/story';

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

test('cases B: « previous » and « next » keep the keyboard’s place at both ends of a list', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key] > th').last().click();
  const next = page.getByRole('button', { name: 'Dossier suivant' });
  const previous = page.getByRole('button', { name: 'Dossier précédent' });
  const place = page.getByText(/^\d+ sur \d+$/);
  await expect(place).toHaveText(/^(\d+) sur \1$/);
  const count = Number(/\d+$/.exec(await place.innerText())?.[0]);
  await previous.focus();
  await page.keyboard.press('Enter');
  await expect(place).toHaveText(`${count - 1} sur ${count}`);
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(place).toHaveText(`${count} sur ${count}`);
  await next.focus();
  await expect(next).toBeDisabled();
  expect(await focused(page)).toBe('Dossier suivant');
  const last = await title(page, /./).innerText();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe('Dossier précédent');
  await expect(title(page, last)).toBeVisible();
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
  } finally {
    await region.close();
  }
});
