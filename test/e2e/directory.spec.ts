import { startRegion } from '../../build/demo-region/server';
import { personSchema } from '../../shared/domain/person';
import { databaseName } from '../../shared/region/databaseName';
import { entryOf } from '../../shared/region/directory';
import { startSecretary } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { answerLate } from '../support/slowAnswers';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const people = [
  { id: 'rpps-10002422979', family: 'Tourterelle', given: 'Anne', title: 'Dr', rpps: '10002422979' },
  { id: 'pers-01JEXAMP1E000000000000000P', family: 'Tourmaline', given: 'Solange', title: 'Mme' },
].map((person) =>
  personSchema.parse({ ...person, specialty: 'G15_10/SM36', organisation: 'Centre inventé de l’Ouest' }),
);

test('a member is found in the region’s directory while one types, and the network may be gone by then', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', new Date().getFullYear()));
  region.open('annuaire');
  for (const person of people) await region.put('annuaire', entryOf(person));
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await upToDate(page);
    await region.pause();

    await page.keyboard.press('Alt+3');
    await page.getByRole('button', { name: 'Ajouter un membre à RCP Sein' }).click();
    const panel = page.getByRole('dialog');
    const name = panel.getByRole('combobox', { name: /^Nom/ });
    await name.pressSequentially('tour');
    await expect(panel.getByRole('option')).toHaveCount(2);
    await expectAccessible(page, 'people of the region offered');
    await name.pressSequentially('m');
    await expect(panel.getByRole('option')).toHaveCount(1);
    await name.press('ArrowDown');
    await name.press('Enter');
    await expect(name).toHaveValue('Tourmaline');
    await expect(panel.getByLabel('Prénom')).toHaveValue('Solange');
    await expect(panel.getByLabel('Établissement')).toHaveValue('Centre inventé de l’Ouest');
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText('Mme Solange TOURMALINE est membre de RCP Sein.')).toBeVisible();

    await test.step('who is not in it is typed as before', async () => {
      await name.pressSequentially('Inconnue');
      await expect(panel.getByRole('option')).toHaveCount(0);
      await page.keyboard.press('Control+Enter');
      await expect(panel.getByText('INCONNUE est membre de RCP Sein.')).toBeVisible();
    });

    await test.step('an answer that comes late leaves the keyboard where it is', async () => {
      await page.keyboard.press('Escape');
      await answerLate(page, ['directory'], 1500);
      await page.keyboard.press('m');
      await expect(panel.getByLabel('Nom (obligatoire)')).toBeFocused();
      await page.keyboard.type('Tour');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Anne');
      await expect(name).toHaveValue('Tour');
      await page.keyboard.type('-Lise');
      await expect(panel.getByLabel('Prénom')).toHaveValue('Anne-Lise');
      await expect(panel.getByLabel('Prénom')).toBeFocused();
    });
  } finally {
    await region.close();
  }
});
