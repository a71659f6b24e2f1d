import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { expectAccessible } from '../support/axe';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { goToCase, openMeeting } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const HEIGHT = 768;
const id = (n: number) => `01K000000000000000000000${10 + n}`;

/** The one case that this workstation wrote. */
const caseIn = async (database: PouchDB.Database): Promise<string> => {
  const { rows } = await database.allDocs({ startkey: 'case:', endkey: 'case:\uffff' });
  const [own] = rows.filter(({ id }) => !id.startsWith('case:01K0000000'));
  if (!own) throw new Error('no case');
  return own.id;
};

test('what a colleague’s newer version sends leaves the case in sight', async ({ openBrowserApp }) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  const name = databaseName('sein', Number(tomorrow().slice(-4)));
  const database = region.open(name);
  const { page } = await openBrowserApp();
  try {
    await page.setViewportSize({ width: 1366, height: HEIGHT });
    await startSecretary(page);
    await prepareDuvauchel(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Préparer la séance' }).click();
    await openMeeting(page, /GOFF/);
    await goToCase(page, 'Duvauchel');
    await upToDate(page);
    const newer = page.getByText(/version plus récente de Concerto/);

    const seen = async () => {
      const heading = (await page.getByRole('heading', { level: 1 }).boundingBox())!;
      const propose = (await page.getByRole('button', { name: /Nouvelle proposition/ }).boundingBox())!;
      expect(heading.y).toBeLessThan(HEIGHT / 2);
      expect(propose.y + propose.height).toBeLessThan(HEIGHT);
    };
    await test.step('document after document is one sentence with their number', async () => {
      for (let n = 1; n <= 5; n++) {
        await region.put(name, { _id: `case:${id(n)}`, type: 'case', schema: 99 });
        await expect(newer).toHaveText(new RegExp(`^${n}\\sdocument`));
      }
      await seen();
    });
    await test.step('other kinds stand behind their number, and unfold within bounds', async () => {
      await region.put(name, { _id: 'odd', hello: 'world' });
      await expect(page.getByText(/pas la forme d’un document/)).toBeVisible();
      await expect(newer).toBeVisible();
      await database.remove(await database.get(await caseIn(database)));
      await expect(page.getByText(/supprimé dans la région/)).toBeVisible();
      await expect(newer).toBeHidden();
      await seen();
      await page.getByRole('button', { name: '1 autre message' }).press('Enter');
      await expect(newer).toBeVisible();
      await seen();
      await expectAccessible(page, 'notices above the console');
    });
  } finally {
    await region.close();
  }
});
