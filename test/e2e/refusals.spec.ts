import type { Page } from '@playwright/test';
import { startRegion, type Region } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { startSecretary } from '../support/beginnings';
import { expectAccessible, focused } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { planMeeting } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const year = new Date().getFullYear();
const database = databaseName('sein', year);

/** A secretary at work in a region of her own. */
async function atWork(page: Page): Promise<Region> {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(database);
  await startSecretary(page);
  await joinFromSettings(page, { ...ACCESS, url: region.url });
  await upToDate(page);
  return region;
}

interface Sent {
  readonly docs: readonly { readonly _id: string; readonly _rev: string }[];
}

test('what the region refuses is listed with its reason, holds up nothing else, and goes once it is allowed', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  const region = await atWork(page);
  try {
    // As the region's rules do with a meeting of somebody who may not plan any.
    await page.context().route('**/_bulk_docs', async (route) => {
      const { docs } = route.request().postDataJSON() as Sent;
      const [refused, taken] = [true, false].map((is) =>
        docs.filter(({ _id }) => _id.startsWith('meeting:') === is),
      );
      const response = await route.fetch({ postData: { docs: taken, new_edits: false } });
      const rows = (refused ?? []).map(({ _id, _rev }) => ({
        id: _id,
        rev: _rev,
        error: 'forbidden',
        reason: 'concerto:right',
      }));
      await route.fulfill({ response, json: rows });
    });
    await page.keyboard.press('Alt+1');
    await planMeeting(page, `30/12/${year}`, 'Salle Curie');
    await page.keyboard.press('Alt+5');
    const section = page.getByRole('region', { name: 'Refusés par la région' });
    await expect(section.getByText('Une séance · RCP Sein')).toBeVisible();
    await expect(section.getByText(/ne permet pas d’écrire ce document/)).toBeVisible();
    await upToDate(page);
    const there = async () => (await region.open(database).allDocs()).rows.map(({ id }) => id.split(':')[0]);
    expect(await there()).toContain('trace');
    expect(await there()).not.toContain('meeting');
    await expectAccessible(page, 'what the region refuses');

    await page.context().unroute('**/_bulk_docs');
    await section.getByRole('button', { name: 'Renvoyer' }).click();
    await expect(page.getByText('la région a tout pris')).toBeVisible();
    await expect(section).toBeHidden();
    expect(await there()).toContain('meeting');
    await expect.poll(async () => (await focused(page)).name).toContain('la région a tout pris');
  } finally {
    await region.close();
  }
});

test('a region that was emptied is not filled again before a person says that it is right', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  const region = await atWork(page);
  try {
    const settings = page.getByRole('region', { name: 'Région' });
    region.empty(database);
    await settings.getByRole('button', { name: 'Réessayer maintenant' }).click();
    await expect(settings.getByText('L’échange avec la région est suspendu.')).toBeVisible({
      timeout: 40_000,
    });
    await expectAccessible(page, 'a region that is not the known one');
    expect((await region.open(database).info()).doc_count).toBe(0);

    await settings.getByRole('button', { name: 'La région est la bonne…' }).click();
    await expect(settings.getByText('Ce qui se passera si la région est la bonne')).toBeVisible();
    await expectAccessible(page, 'what trusting a region does');
    // The computer woke up, or the network came back: what is being read stays.
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.context().route(`${region.url}**`, async (route) => {
      await answered;
      await route.continue();
    });
    await settings.getByRole('button', { name: 'Réessayer maintenant' }).click();
    await expect(settings.getByText('L’échange avec la région est suspendu.')).toBeHidden();
    answer();
    await settings.getByRole('button', { name: /tout comparer à nouveau/ }).click();
    await upToDate(page);
    expect((await region.open(database).info()).doc_count).toBeGreaterThan(0);
  } finally {
    await region.close();
  }
});
