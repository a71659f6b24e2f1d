import { startRegion } from '../../build/demo-region/server';
import { personSchema } from '../../shared/domain/person';
import { databaseName } from '../../shared/region/databaseName';
import { entryOf } from '../../shared/region/directory';
import { startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { addParticipant, chooseSpecialty, planMeeting, unlock, type Someone } from '../support/story';

const RPPS = '10001234574';
const martin: Someone = { given: 'Yves', family: 'Martin', rpps: RPPS };

test('who is added is nobody else, and nobody twice, unless that is said', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await planMeeting(page, tomorrow(), 'Salle Curie');
  await addParticipant(page, { given: 'Anne', family: 'Le Goff', specialty: 'oncologie medicale' });
  await addParticipant(page, martin);
  const panel = page.getByRole('dialog');
  const people = page.locator('.choices-name');
  const martins = page.locator('.choices-row', { hasText: 'MARTIN' });
  const type = async ({ given, family, rpps, specialty }: Someone) => {
    await page.getByRole('button', { name: 'Ajouter un participant' }).click();
    await panel.getByLabel('Nom (obligatoire)').fill(family);
    await panel.getByLabel('Prénom').fill(given);
    if (specialty) await chooseSpecialty(panel, specialty);
    if (rpps) await panel.getByLabel('RPPS').fill(rpps);
    await page.keyboard.press('Control+Enter');
  };

  await test.step('an RPPS that is somebody else’s marks nobody', async () => {
    await martins.getByRole('button', { name: 'Excusé' }).click();
    await type({ given: 'Paul', family: 'Bastide', rpps: RPPS, specialty: 'chirurgie generale' });
    await expect(panel.getByRole('alert')).toContainText(`Le RPPS ${RPPS} est celui du Dr Yves MARTIN.`);
    await expect(panel.getByLabel('Nom (obligatoire)')).toHaveValue('Bastide');
    await expectAccessible(page, 'somebody else’s RPPS');
    await panel.getByLabel('RPPS').fill('');
    await expect(panel.getByRole('alert')).toBeHidden();
    await page.keyboard.press('Control+Enter');
    await expect(panel).toBeHidden();
    await expect(people).toHaveText(['Dr Paul BASTIDE', 'Dr Anne LE GOFF', 'Dr Yves MARTIN']);
    await expect(martins.getByRole('button', { name: 'Excusé' })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the same person gets the specialty that was lacking, and gives it back', async () => {
    await type({ ...martin, specialty: 'chirurgie generale' });
    await expect(panel).toBeHidden();
    await expect(martins).toContainText('Chirurgie');
    await expect(martins.getByRole('button', { name: 'Attendu' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Control+z');
    await expect(martins).toContainText('Sans spécialité');
    await page.keyboard.press('Control+Shift+z');
    await expect(martins).toContainText('Chirurgie');
  });

  await test.step('another specialty is asked about; who is expected already is said to be', async () => {
    await type({ ...martin, specialty: 'radiotherapie' });
    await expect(panel.getByRole('alert')).toContainText('Autre chose est inscrit pour Dr Yves MARTIN');
    await panel.getByRole('button', { name: 'Remplacer' }).click();
    await expect(panel).toBeHidden();
    await expect(martins).toContainText(/radioth/i);
    await type(martin);
    await expect(panel.getByRole('alert')).toContainText('est déjà parmi les participants attendus');
    await page.keyboard.press('Escape');
  });

  await test.step('a homonym is registered by an act of its own', async () => {
    await page.getByRole('button', { name: 'Ajouter un participant' }).click();
    await panel.getByLabel('RPPS').fill('');
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByRole('alert')).toContainText('Ce nom est déjà parmi les participants');
    await expectAccessible(page, 'somebody of the same names');
    await expect(martins).toHaveCount(1);
    await panel.getByRole('button', { name: 'C’est une autre personne' }).click();
    await expect(panel).toBeHidden();
    await expect(martins).toHaveCount(2);
  });

  await test.step('Ctrl L locks over the panel, also from a field', async () => {
    await page.getByRole('button', { name: 'Ajouter un participant' }).click();
    await panel.getByLabel('Nom (obligatoire)').fill('Tardif');
    await page.keyboard.press('Control+l');
    await unlock(page);
    await expect(martins).toHaveCount(2);
  });
});

test('another name over somebody chosen of the directory leaves nothing of theirs', async ({
  openBrowserApp,
}) => {
  const access = { username: 'solene', password: 'essai-inventé' };
  const region = await startRegion({ users: { [access.username]: access.password } });
  region.open(databaseName('sein', Number(tomorrow().slice(-4))));
  region.open('annuaire');
  const chosen = personSchema.parse({
    id: 'rpps-10002422979',
    family: 'Tourterelle',
    given: 'Anne',
    title: 'Dr',
    rpps: '10002422979',
    specialty: 'G15_10/SM36',
    organisation: 'Centre inventé',
  });
  await region.put('annuaire', entryOf(chosen));
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await joinFromSettings(page, { ...access, url: region.url });
    await upToDate(page);
    await page.keyboard.press('Alt+1');
    await planMeeting(page, tomorrow(), 'Salle Curie');
    const panel = page.getByRole('dialog');
    const name = panel.getByRole('combobox', { name: /^Nom/ });
    await page.getByRole('button', { name: 'Ajouter un participant' }).click();
    await name.pressSequentially('tour');
    await expect(panel.getByRole('option')).toHaveCount(1);
    await name.press('ArrowDown');
    await name.press('Enter');
    await expect(panel.getByLabel('RPPS')).toHaveValue('10002422979');
    await name.press('Control+a');
    await page.keyboard.type('Bastide');
    await panel.getByLabel('Prénom').fill('Paul');
    await expect(panel.getByLabel('RPPS')).toHaveValue('');
    await expect(panel.getByLabel('Établissement')).toHaveValue('');
    await expect(panel.getByRole('combobox', { name: /^Spécialité/ })).toHaveValue('');
    await expect(panel.getByText('Le nom n’est plus celui de la personne choisie')).toBeVisible();
    await expectAccessible(page, 'another name over a choice');
    await page.keyboard.press('Control+Enter');
    await expect(panel).toBeHidden();
    await expect(page.locator('.choices-row')).toContainText(['Sans spécialité']);
    await expect(page.locator('.choices-name')).toHaveText(['Dr Paul BASTIDE']);
  } finally {
    await region.close();
  }
});
