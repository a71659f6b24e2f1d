import { startRegion } from '../../build/demo-region/server';
import type { PersonId } from '../../shared/domain/ids';
import { databaseName } from '../../shared/region/databaseName';
import { entryOf } from '../../shared/region/directory';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { title, unlock } from '../support/story';
import { writtenApart } from '../support/writtenApart';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
/** Of no board here: the second of the two who write apart. */
const yves = {
  id: 'rpps-99900000022' as PersonId,
  family: 'Martin',
  given: 'Yves',
  title: 'Dr',
  organisation: 'Clinique inventée',
};

test('who wrote a value apart is named by the region’s directory as soon as it is read, and else by the workstation', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  const database = databaseName('sein', Number(tomorrow().slice(-4)));
  region.open(database);
  region.open('annuaire');
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await prepareDuvauchel(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    const cases = async () =>
      (await region.open(database).allDocs()).rows.map(({ id }) => id).filter((id) => id.startsWith('case:'));
    await expect.poll(cases, { timeout: 40_000 }).toHaveLength(1);
    const [id = ''] = await cases();
    await writtenApart(region, database, id, { 'clinical.pain': ['Aucune', 'Forte'] });
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Préparer la séance' }).click();
    await page.getByRole('row', { name: /DUVAUCHEL/ }).press('Enter');
    await expect(title(page, /DUVAUCHEL/)).toBeVisible();
    const authors = page.locator('.field-choice-by');
    await expect(authors).toHaveCount(2, { timeout: 60_000 });
    const unknown = authors.filter({ hasText: 'Une personne que ce poste ne connaît pas, sur le poste' });
    await expect(unknown.filter({ hasText: 'sur le poste eun0 (demandez à la secrétaire' })).toHaveCount(1);
    await expect(unknown.filter({ hasText: 'sur le poste deux (demandez à la secrétaire' })).toHaveCount(1);

    // The directory is read again behind the screen once it is unlocked: the case is there before.
    await region.put('annuaire', entryOf(yves));
    let answer = (): void => undefined;
    const wanted = new Promise<void>((resolve) => (answer = resolve));
    await page.route(/annuaire\/_changes/, async (route) => {
      await wanted;
      await route.continue();
    });
    await page.keyboard.press('Control+l');
    await unlock(page);
    await upToDate(page);
    await expect(unknown).toHaveCount(2);
    answer();
    await expect(authors.filter({ hasText: 'Dr Yves MARTIN · Clinique inventée' })).toHaveCount(1, {
      timeout: 40_000,
    });
    await expect(unknown).toHaveCount(1);
    await page.keyboard.press('Alt+5');
    await expect(page.getByRole('article', { name: 'Douleur' })).toContainText(
      'Dr Yves MARTIN · Clinique inventée',
    );
  } finally {
    await region.close();
  }
});
