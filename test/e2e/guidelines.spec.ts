import { startRegion, type Region } from '../../build/demo-region/server';
import type { CivilDay } from '../../shared/domain/brand';
import { databaseName } from '../../shared/region/databaseName';
import type { ListedGuideline } from '../../shared/region/guidelineList';
import { planGuidelines, planRetirement } from '../../shared/region/plan/guidelines';
import { startSecretary } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { isOffline, joinFromSettings, upToDate } from '../support/regionSteps';
import {
  addParticipant,
  backToMeeting,
  goToCase,
  openMeeting,
  planMeeting,
  typeCase,
  unlock,
} from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const YEAR = new Date().getFullYear();
const guideline = (name: string, version: string, date: string, board?: string): ListedGuideline => ({
  name,
  version,
  date: date as CivilDay,
  ...(board ? { boards: [board] } : {}),
});
const older = guideline('Référentiel sein Ouest', '4.1', '2024-03-04', 'sein');
const newer = guideline('Référentiel sein Ouest', '4.2', '2026-01-15', 'sein');
const forAll = guideline('Soins de support Ouest', '2', '2025-06-30');
const elsewhere = guideline('Référentiel thorax Ouest', '3', '2026-02-01', 'thorax');
const former = guideline('Référentiel sein Ouest', '3.9', '2021-05-05', 'sein');

type Entry = Record<string, unknown> & { readonly _id: string; readonly _rev: string };
/** As `concerto guideline add` and `retire` do: the same plans, sent to the only server that these tests have. */
async function administered(region: Region): Promise<void> {
  const library = region.open('annuaire');
  const added = planGuidelines([older, newer, forAll, elsewhere, former], [], { bringsBack: true });
  for (const { body } of added) await library.put(body as Entry);
  const gone = (await library.get('guideline:referentiel-sein-ouest--3-9')) as unknown as Entry;
  for (const { body } of planRetirement([gone])) await library.put(body as Entry);
}

test('a registered case names a guideline of the region’s library, chosen by keyboard, without the network too', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  const records = region.open(databaseName('sein', YEAR));
  await administered(region);
  const { page } = await openBrowserApp();
  const form = page.getByRole('form', { name: 'Décision' });
  const name = form.getByRole('combobox', { name: /^Référentiel suivi/ });
  const offered = page.getByRole('listbox', { name: 'Référentiel suivi' }).getByRole('option');
  const version = form.getByLabel('Version');
  const day = form.getByLabel('Date du référentiel');
  try {
    await test.step('a workstation of the region opens a meeting with two cases', async () => {
      await startSecretary(page);
      await joinFromSettings(page, { ...ACCESS, url: region.url });
      await upToDate(page);
      await page.keyboard.press('Alt+1');
      await planMeeting(page, `31/12/${YEAR}`, 'Salle Curie');
      for (const family of ['Duvauchel', 'Cœurdevey']) {
        await typeCase(page, {
          family,
          given: 'Irène',
          birth: '05/06/1949',
          question: 'Hormonothérapie seule ?',
        });
        await backToMeeting(page);
      }
      await addParticipant(page, { given: 'Maud', family: 'Ollivier', specialty: 'oncologie opt médicale' });
      await openMeeting(page, /OLLIVIER/);
    });

    await test.step('the board’s own are offered, and those for all, the newest first', async () => {
      await goToCase(page, 'Duvauchel');
      await page.keyboard.press('d');
      await page.keyboard.press('2');
      await page.keyboard.press('Tab');
      await expect(name).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(offered).toHaveText([
        'Référentiel sein Ouest, version 4.2 du 15/01/2026',
        'Soins de support Ouest, version 2 du 30/06/2025',
        'Référentiel sein Ouest, version 4.1 du 04/03/2024',
      ]);
      await expectAccessible(page, 'guidelines of the region offered');
      await page.keyboard.press('Escape');
      await expect(offered).toHaveCount(0);
      await expect(name).toBeFocused();
    });

    await test.step('what is lacking is said in the open, not under the list', async () => {
      await page.keyboard.type('sein');
      await expect(offered).toHaveCount(2);
      await page.keyboard.press('Control+Enter');
      await expect(form.getByText('Un cas enregistré nomme le référentiel suivi')).toBeVisible();
      await expect(offered).toHaveCount(0);
      await name.fill('');
    });

    await test.step('one choice fills name, version and date; the decision holds them', async () => {
      await page.keyboard.type('sein');
      await expect(offered).toHaveCount(2);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(name).toHaveValue(newer.name);
      await expect(name).toBeFocused();
      await expect(version).toHaveValue('4.2');
      await expect(day).toHaveValue('15/01/2026');
      await form.getByLabel('Conclusion').fill('Hormonothérapie selon le référentiel.');
      await page.keyboard.press('Control+Enter');
      const taken = page.getByRole('article', { name: /^Décision, version/ });
      await expect(taken).toContainText('Référentiel sein Ouest, version 4.2 du 15/01/2026');
      const decisions = async () =>
        (await records.allDocs({ include_docs: true, startkey: 'decision:', endkey: 'decision;' })).rows.map(
          ({ doc }) => (doc as unknown as { guideline?: object } | undefined)?.guideline,
        );
      await expect
        .poll(decisions)
        .toEqual([{ name: 'Référentiel sein Ouest', version: '4.2', date: '2026-01-15' }]);
    });

    await test.step('without the region, after a new start, they are still offered, and free words still taken', async () => {
      await region.pause();
      await page.reload();
      await unlock(page);
      await expect(page.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
      await isOffline(page);
      await goToCase(page, 'Cœurdevey');
      await page.keyboard.press('d');
      await page.keyboard.press('2');
      await name.focus();
      await page.keyboard.press('ArrowDown');
      await expect(offered).toHaveCount(3);
      await page.keyboard.press('Escape');
      await name.pressSequentially('Thyroïde');
      await expect(offered).toHaveCount(0);
      await version.fill('1');
      await day.fill('32/13');
      await name.fill('support');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(version).toHaveValue('2');
      await expect(day).toHaveValue('30/06/2025');
      await name.fill('Référentiel thyroïde');
      await version.fill('1.1');
      await form.getByLabel('Conclusion').fill('Surveillance selon le référentiel.');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('article', { name: /^Décision, version/ })).toContainText(
        'Référentiel thyroïde, version 1.1 du 30/06/2025',
      );
    });
  } finally {
    await region.close();
  }
});
