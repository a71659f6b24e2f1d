import { startRegion, type Region } from '../../build/demo-region/server';
import { editCase, type CaseFile } from '../../shared/domain/caseFile';
import type { CaseValues } from '../../shared/domain/caseFields';
import type { PersonId } from '../../shared/domain/ids';
import type { Instant } from '../../shared/domain/brand';
import { databaseName } from '../../shared/region/databaseName';
import { startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { joinFromSettings } from '../support/regionSteps';
import { addParticipant, openMeeting, pickFiles, planMeeting, registerPicked } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const COLLEAGUE = 'rpps-99900000099' as PersonId;
const list = [
  'Nom;Prénom;Date de naissance;Sexe;Statut demandé;Référentiel suivi;Version du référentiel;Date du référentiel',
  ...[...'ABCDEFGHIJK'].map(
    (letter, i) =>
      `Exemple${letter};Ada;${10 + i}/03/19${50 + i};F;Cas enregistré;Référentiel sein (inventé);4.2;15/01/2026`,
  ),
].join('\r\n');

type There = Record<string, unknown> & { _id: string; _rev: string };
async function there(region: Region, database: string, kind: string): Promise<There[]> {
  const range = { startkey: `${kind}:`, endkey: `${kind}:\uffff` };
  const { rows } = await region.open(database).allDocs({ include_docs: true, ...range });
  return rows.map(({ doc }) => doc as unknown as There);
}

/** A colleague changes a case on another workstation. */
async function changedElsewhere(region: Region, database: string, family: string, changes: CaseValues) {
  const all = (await there(region, database, 'case')) as unknown as (CaseFile & There)[];
  const one = all.find(({ values }) => values['identity.birthName'] === family);
  if (!one) throw new Error('no such case');
  const author = { device: 'ailleurs1', by: COLLEAGUE, at: new Date().toISOString() as Instant };
  await region.put(database, editCase(one, changes, author));
}

test('nothing is registered that came under the eyes; what is taken back, and what is not, is counted', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  const database = databaseName('sein', Number(tomorrow().slice(-4)));
  region.open(database);
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await planMeeting(page, tomorrow(), 'Salle Laennec');
    await addParticipant(page, { given: 'Anne', family: 'Le Goff', specialty: 'Oncologie' });
    await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }]);
    await registerPicked(page);
    await openMeeting(page, /GOFF/);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await page.keyboard.press('Alt+2');
    await expect.poll(async () => (await there(region, database, 'case')).length).toBe(11);
    const agenda = page.getByRole('navigation', { name: 'Ordre du jour' });
    const panel = page.getByRole('dialog', { name: 'Cas conformes à un référentiel' });
    const rows = panel.getByRole('listitem').filter({ hasText: 'version 4.2' });
    const newcomer = rows.filter({ hasText: 'EXEMPLEK' });

    await test.step('the eleventh slides into the page: it is not in until somebody puts it in', async () => {
      await page.keyboard.press('g');
      await expect(rows).toHaveCount(10);
      await expect(newcomer).toHaveCount(0);
      await changedElsewhere(region, database, 'ExempleA', { 'request.caseStatus': 'ORG-134' });
      await expect(newcomer).toContainText('Arrivé ou changé depuis');
      await expect(newcomer.getByRole('checkbox')).not.toBeChecked();
      await expect(panel.getByRole('button', { name: /^Enregistrer 9.cas/ })).toBeEnabled();
    });

    await test.step('put in by hand, it is registered with the others', async () => {
      await newcomer.getByRole('checkbox').press('Space');
      await expect(panel.getByRole('button', { name: /^Enregistrer 10.cas/ })).toBeEnabled();
      await page.keyboard.press('Control+Enter');
      await expect(panel.getByText(/^10.cas enregistrés, chacun par une décision\.$/)).toBeVisible();
      await expect.poll(async () => (await there(region, database, 'decision')).length).toBe(10);
    });

    await test.step('one was decided anew elsewhere: nine are taken back, and that one is named', async () => {
      const cases = (await there(region, database, 'case')) as unknown as (CaseFile & There)[];
      const third = cases.find(({ values }) => values['identity.birthName'] === 'ExempleC');
      const decisions = await there(region, database, 'decision');
      const former = decisions.find((one) => one['case'] === third?._id);
      if (!former) throw new Error('no decision');
      const { _rev: _, ...said } = former;
      await region.put(database, {
        ...said,
        _id: said._id.replace(/:1$/, ':2'),
        version: 2,
        outcome: 'discussed',
        text: 'Discuté ailleurs',
        recordedBy: COLLEAGUE,
        at: new Date().toISOString(),
      });
      await expect.poll(async () => (await there(region, database, 'decision')).length).toBe(11);
      await expect(agenda.getByRole('button', { name: /EXEMPLEC/ })).toContainText('Discuté');
      await panel.getByRole('button', { name: /Tout reprendre/ }).click();
      await expect(panel.getByText(/^9.décisions reprises sur 10\.$/)).toBeVisible();
      await expect(panel.getByRole('listitem').filter({ hasText: /EXEMPLEC Ada.:/ })).toBeVisible();
      // It is the other's decision that stands there: nothing is left to take back from here.
      await expect(panel.getByRole('button', { name: /Tout reprendre/ })).toHaveCount(0);
      await expect(panel.getByText(/une autre a été enregistrée depuis/)).toHaveCount(1);
      await expect(agenda.getByRole('button').filter({ hasText: 'Enregistré' })).toHaveCount(0);
    });
  } finally {
    await region.close();
  }
});
