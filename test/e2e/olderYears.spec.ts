import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { startSecretary } from '../support/beginnings';
import { expectAccessible, focused } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { choose } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };

test('an older year comes when it is asked for, and leaves again when the region has confirmed it', async ({
  openBrowserApp,
}) => {
  const year = new Date().getFullYear();
  const [now, older] = [databaseName('sein', year), databaseName('sein', year - 3)];
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(now);
  region.open(older);
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await upToDate(page);
    const board = await region.open(now).get('board');
    await region.put(older, { ...board, _rev: undefined, _id: 'board', year: year - 3 });

    const section = page.getByRole('region', { name: 'Années anciennes' });
    await test.step('a year that the region has not is said so', async () => {
      await choose(section, page, 'Année', String(year - 2));
      await section.getByRole('button', { name: 'Demander à la région' }).click();
      await expect(section.getByText('La région n’a rien de cette RCP pour cette année')).toBeVisible();
    });
    await test.step('one that it has comes', async () => {
      await choose(section, page, 'Année', String(year - 3));
      await section.getByRole('button', { name: 'Demander à la région' }).click();
      await expect(section.getByText(`RCP Sein ${year - 3} est rouverte`)).toBeVisible();
      await expect(section.getByRole('button', { name: /^Retirer de ce poste/ })).toBeVisible();
      await expectAccessible(page, 'an older year in the settings');
    });
    await test.step('and leaves again, the keyboard staying where the outcome is said', async () => {
      await upToDate(page);
      await section.getByRole('button', { name: /^Retirer de ce poste/ }).press('Enter');
      await expect(section.getByText(`RCP Sein ${year - 3} n’est plus sur ce poste.`)).toBeVisible();
      await expect.poll(async () => (await focused(page)).name).toContain('n’est plus sur ce poste');
      await expect(section.getByRole('button', { name: /^Rouvrir/ })).toBeVisible();
    });
    await test.step('to come back by one press', async () => {
      await section.getByRole('button', { name: /^Rouvrir/ }).press('Enter');
      await expect(section.getByRole('button', { name: /^Retirer de ce poste/ })).toBeVisible();
    });
  } finally {
    await region.close();
  }
});
