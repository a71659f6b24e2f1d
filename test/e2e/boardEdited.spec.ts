import type { Page } from '@playwright/test';
import { startRegion, type Region } from '../../build/demo-region/server';
import { stamped } from '../../shared/domain/stamp';
import { databaseName } from '../../shared/region/databaseName';
import { startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings } from '../support/regionSteps';
import { dialog, planMeeting } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const COLLEAGUE = 'rpps-99900000099';
const DATABASE = databaseName('sein', Number(tomorrow().slice(-4)));

interface HeldBoard {
  readonly _id: string;
  readonly phrases?: readonly string[];
  readonly place: string;
  readonly stamps: Readonly<Record<string, { readonly by: string }>>;
  readonly pending?: Readonly<Record<string, readonly { readonly value: unknown }[]>>;
}
const board = (region: Region) => region.get(DATABASE, 'board') as Promise<unknown> as Promise<HeldBoard>;

/** Another post writes it, having seen all that the region has. */
async function written(region: Region, changes: object): Promise<void> {
  const author = { device: 'ailleurs1', by: COLLEAGUE as never, at: new Date().toISOString() as never };
  const next = stamped({ ...(await board(region)), ...changes } as never, Object.keys(changes), author);
  await region.put(DATABASE, next);
}

const edit = async (page: Page) => {
  await page.getByRole('button', { name: 'Modifier RCP Sein' }).click();
  await expect(dialog(page)).toBeVisible();
};
const phrases = (page: Page) => dialog(page).getByLabel('Phrases des propositions');
const place = (page: Page) => dialog(page).getByLabel('Lieu habituel');
const saved = async (page: Page) => {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
};

test('a board’s panel sends what was typed in it alone, as begun on what was shown then, also after it was left', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(DATABASE);
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await planMeeting(page, tomorrow(), 'Salle');
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    const arrived = async () => (await region.open(DATABASE).allDocs({ keys: ['board'] })).rows.length;
    await expect.poll(arrived, { timeout: 60_000 }).toBe(1);
    await expect.poll(() => board(region).catch(() => null), { timeout: 60_000 }).not.toBeNull();
    await page.keyboard.press('Alt+1');

    await test.step('what came while another field was typed in stays its author’s', async () => {
      await edit(page);
      await place(page).fill('Salle des vitraux');
      await written(region, { phrases: ['Phrase 1', 'Du collègue'] });
      await expect(phrases(page)).toHaveValue('Phrase 1\nDu collègue', { timeout: 60_000 });
      await saved(page);
      await expect
        .poll(async () => (await board(region)).place, { timeout: 60_000 })
        .toBe('Salle des vitraux');
      const held = await board(region);
      expect(held.phrases).toEqual(['Phrase 1', 'Du collègue']);
      expect(held.stamps['phrases']?.by).toBe(COLLEAGUE);
      expect(held.pending).toBeUndefined();
    });

    await test.step('what came since the panel was left is said, and stays beside what is saved', async () => {
      await edit(page);
      await phrases(page).fill('Phrase 1\nDu collègue\nLa mienne');
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
      await written(region, { phrases: ['Phrase 1', 'Du collègue', 'Ajoutée depuis'], place: 'Salle 2' });
      await edit(page);
      await expect(place(page)).toHaveValue('Salle 2', { timeout: 60_000 });
      await expect(phrases(page)).toHaveValue('Phrase 1\nDu collègue\nLa mienne');
      await expect(dialog(page)).toContainText(/Changé depuis sur un autre poste .*Ajoutée depuis/s);
      await expectAccessible(page, 'a board that another post changed meanwhile');
      await saved(page);
      const values = async () => (await board(region)).pending?.['phrases']?.map(({ value }) => value);
      await expect.poll(values, { timeout: 60_000 }).toHaveLength(2);
      expect(await values()).toEqual(
        expect.arrayContaining([
          ['Phrase 1', 'Du collègue', 'La mienne'],
          ['Phrase 1', 'Du collègue', 'Ajoutée depuis'],
        ]),
      );
      const held = await board(region);
      expect(held.phrases).toEqual(expect.arrayContaining(['La mienne', 'Ajoutée depuis']));
      expect(held).toMatchObject({ place: 'Salle 2', stamps: { place: { by: COLLEAGUE } } });
      expect(Object.keys(held.pending ?? {})).toEqual(['phrases']);
    });
  } finally {
    await region.close();
  }
});
