import type { Page } from '@playwright/test';
import { startRegion, type Region } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { joinFromSettings, upToDate } from '../support/regionSteps';
import { drawer, goToCase, openMeeting } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const DATABASE = databaseName('sein', Number(tomorrow().slice(-4)));
const ULID = '01K0000000000000000000000';

type Doc = Record<string, unknown> & { _id: string };
async function inRegion(region: Region, type: string): Promise<Doc[]> {
  const { rows } = await region.open(DATABASE).allDocs<Doc>({ include_docs: true });
  return rows.flatMap(({ doc }) => (doc?.['type'] === type ? [doc as unknown as Doc] : []));
}
/** As another client writes it, which knows no form of this one. */
const put = (region: Region, doc: Doc) => region.open(DATABASE).put(doc as PouchDB.Core.PutDocument<object>);
const decision = (page: Page, version: number) =>
  page.getByRole('article', { name: `Décision, version ${version}` });

test('a correction keeps what its form does not show; undoing a decision leaves the one that another took since', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(DATABASE);
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await prepareDuvauchel(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Préparer la séance' }).click();
    await openMeeting(page, /GOFF/);
    await goToCase(page, 'Duvauchel');
    await upToDate(page);
    const [file] = await inRegion(region, 'case');
    if (!file) throw new Error('no case');
    const made = {
      _id: `proposal:${file._id.slice('case:'.length)}:${ULID}1`,
      type: 'proposal',
      schema: 1,
      case: file._id,
      meeting: file['meeting'],
      intention: 2,
      text: 'Chirurgie première.',
      treatments: ['Essai libre'],
      examinations: 'TEP de contrôle',
      plannedFrom: '2026-12-01',
      proposedBy: { id: 'rpps-99900000022', family: 'Martin', given: 'Yves', title: 'Dr' },
      recordedBy: 'rpps-99900000022',
      at: '2026-11-24T13:00:00.000Z',
      withdrawn: false,
      level: 'd’une version plus récente',
    };

    await test.step('a proposal is corrected: examinations, dates, who proposed stay', async () => {
      await put(region, made);
      await drawer(page, 'Propositions');
      await expect(page.getByRole('button', { name: /Chirurgie première/ })).toBeVisible({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Corriger la proposition' }).click();
      const form = page.getByRole('form', { name: 'Corriger la proposition' });
      await expect(form).toContainText(
        'La correction garde la période prévue et le nom de qui propose (Dr Yves MARTIN).',
      );
      await expect(form.getByLabel('Examens à faire d’abord')).toHaveValue('TEP de contrôle');
      await expectAccessible(page, 'the correction of a proposal');
      await form.getByLabel('Proposition corrigée').fill('Chimiothérapie première.');
      await form.getByRole('button', { name: /Enregistrer la proposition/ }).click();
      await expect(page.getByRole('list', { name: 'Votes sur : Chimiothérapie première.' })).toBeVisible();
      await expect.poll(async () => (await inRegion(region, 'proposal')).length, { timeout: 60_000 }).toBe(2);
      const now = (await inRegion(region, 'proposal')).find((doc) => doc['corrects'] === made._id);
      const { _id: _own, at: _at, recordedBy: _by, ...kept } = made;
      expect(now).toMatchObject({ ...kept, text: 'Chimiothérapie première.' });
    });

    await test.step('undone, it is the former one again', async () => {
      await page.keyboard.press('Control+z');
      await expect(page.getByText(/^Correction annulée/)).toBeVisible();
      await expect(page.getByRole('list', { name: 'Votes sur : Chirurgie première.' })).toBeVisible();
      await expect(page.getByText('Chimiothérapie première.')).toHaveCount(0);
    });

    await test.step('a decision that somebody replaced since is not taken back with theirs', async () => {
      await drawer(page, 'Décision');
      const form = page.getByRole('form', { name: 'Décision' });
      await form.getByText('Discuté', { exact: true }).click();
      await form.getByLabel('Conclusion').fill('La nôtre.');
      await form.getByLabel(/Conclu sans quorum/).fill('Essai');
      await form.getByRole('button', { name: /Valider la décision/ }).click();
      await expect(decision(page, 1)).toBeVisible();
      await expect.poll(async () => (await inRegion(region, 'decision')).length, { timeout: 60_000 }).toBe(1);
      const [ours] = await inRegion(region, 'decision');
      if (!ours) throw new Error('no decision');
      const { _rev, ...first } = ours;
      const theirs = {
        ...first,
        version: 2,
        text: 'La leur.',
        at: new Date(Date.now() + 60_000).toISOString(),
      };
      await put(region, { ...theirs, _id: ours._id.replace(/:1$/, ':2') });
      await expect(decision(page, 2)).toContainText('La leur.', { timeout: 60_000 });
      await page.keyboard.press('Control+z');
      const said = page.locator('.undo-said');
      await expect(said).toContainText('n’a pas été reprise : une autre a été enregistrée depuis.');
      await expect(said).toContainText('Rien n’est perdu');
      await expect(said).toContainText('Relisez la décision en vigueur');
      await expect(decision(page, 2)).toContainText('La leur.');
      await expectAccessible(page, 'an undoing that is refused');
      expect(await inRegion(region, 'decision')).toHaveLength(2);
    });
  } finally {
    await region.close();
  }
});
