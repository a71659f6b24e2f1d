import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readDocx, type Docx } from '../unit/papers/docxParts';
import { databaseName } from '../../shared/region/databaseName';
import { startRegion } from '../../build/demo-region/server';
import { tomorrow } from '../support/beginnings';
import { joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import { expectAccessible } from '../support/axe';
import { expect, test, type BrowserApp } from '../support/fixtures';
import {
  addParticipant,
  attend,
  backToMeeting,
  closeMeeting,
  createBoard,
  decide,
  discuss,
  enrolSecretary,
  ficheRcp,
  fillField,
  goToCase,
  openClosing,
  openMeeting,
  pickFiles,
  planMeeting,
  propose,
  quorum,
  registerPicked,
  typeCase,
  unlock,
  vote,
  voteForAll,
  windows1252,
} from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const list = [
  'Nom;Prénom;Date de naissance;Sexe;INS;Question;Médecin demandeur',
  'Bœuf-Lamy;Françoise;12/03/1958;F;;Hormonothérapie seule après 70 ans ?;Dr Élodie Gâtinais',
  'Cœurdevey;Anaïs;02/11/1971;F;;Reprise chirurgicale d’une marge à 1 mm ?;Dr Élodie Gâtinais',
].join('\r\n');

/** Only this machine answers: whatever is asked of another is cut, and told. */
async function cableOut({ context, page }: BrowserApp): Promise<string[]> {
  const own = new URL(page.url()).origin;
  const asked: string[] = [];
  await context.route(
    (url) => url.origin !== own && url.protocol.startsWith('http'),
    (route) => {
      asked.push(route.request().url());
      return route.abort('internetdisconnected');
    },
  );
  return asked;
}

async function downloaded(download: Download): Promise<{ name: string; docx: Docx }> {
  const path = await download.path();
  return { name: download.suggestedFilename(), docx: readDocx(new Uint8Array(await readFile(path))) };
}

async function saved(
  page: Page,
  act: () => Promise<void>,
  count = 1,
): Promise<{ name: string; docx: Docx }[]> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await act();
  await expect.poll(() => downloads.length, { timeout: 60_000 }).toBe(count);
  return Promise.all(downloads.map(downloaded));
}

test('one whole meeting, with the network cable out', async ({ openBrowserApp, openOwnBrowserApp }) => {
  const app = await openOwnBrowserApp();
  const { page } = app;
  const outside = await cableOut(app);

  await test.step('the secretary enrols, creates the board and plans a meeting', async () => {
    await enrolSecretary(page, { given: 'Solène', family: 'Kerbrat', rpps: '10003456789' });
    await createBoard(page, 'RCP Sein', 'Centre inventé de l’Ouest');
    await planMeeting(page, tomorrow(), 'Salle Curie');
    await expect(page.getByText('Aucun dossier inscrit')).toBeVisible();
    await expectAccessible(page, 'an empty meeting');
  });

  const fiche = ficheRcp();
  await test.step('registers a fiche RCP, a list and a typed case', async () => {
    await pickFiles(page, 'fiche', fiche.path);
    await expect(page.getByRole('button', { name: 'Inscrire 1 dossier' })).toBeEnabled();
    await expect(page.getByText(/champs remplis dans/)).toBeVisible();
    if (fiche.isOfficial) await expect(page.getByText('À vérifier')).toBeVisible();
    await expectAccessible(page, 'the review of a fiche');
    await registerPicked(page);

    await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: windows1252(list) }]);
    await expect(page.getByText('BŒUF-LAMY Françoise')).toBeVisible();
    await registerPicked(page);

    await typeCase(page, {
      family: 'Duvauchel',
      given: 'Irène',
      birth: '05/06/1949',
      question: 'Traitement conservateur possible ?',
    });
    await fillField(page, 'Synthèse du cas', 'Lésion de 18 mm, découverte au dépistage.');
    await expectAccessible(page, 'a case file');
    await backToMeeting(page);
    await expect(page.locator('tr[data-key]')).toHaveCount(4);
  });

  await test.step('names the participants, and reads the quorum to come', async () => {
    for (const who of [
      { given: 'Hervé', family: 'Chassagne', specialty: 'chirurgie générale' },
      { given: 'Maud', family: 'Ollivier', specialty: 'oncologie opt médicale' },
      { given: 'Rachid', family: 'Benmoussa', specialty: 'radiothérapie' },
      { given: 'Lucie', family: 'Ferrand', specialty: 'anatomie cytologie' },
    ])
      await addParticipant(page, who);
    await expect(page.getByText('Quorum prévu')).toBeVisible();
    await expectAccessible(page, 'a prepared meeting');
  });

  await test.step('opens the meeting; presence in three modes makes the quorum', async () => {
    await openMeeting(page, /OLLIVIER/);
    await expect(quorum(page)).toContainText('Quorum non atteint');
    await attend(page, 'Chassagne', 'Présent');
    await attend(page, 'Ollivier', 'Visio');
    await expect(quorum(page)).toContainText(/il manque(\s:)? radiothérapie/);
    await attend(page, 'Benmoussa', 'Écrit');
    await expect(quorum(page)).toHaveText('Quorum atteint');
    await expectAccessible(page, 'the attendance');
  });

  await test.step('discusses, proposes, votes and decides the typed case', async () => {
    await goToCase(page, 'Duvauchel');
    await discuss(page, 'Dossier relu : pas de multifocalité à l’IRM.');
    await propose(page, 'Tumorectomie avec ganglion sentinelle', 'chirurgicale');
    await vote(page, 'Chassagne', 'Pour');
    await vote(page, 'Benmoussa', 'Abst.');
    await voteForAll(page);
    await expect(page.getByText('2 pour · 0 contre · 1 abstention')).toBeVisible();
    await propose(page, 'Mastectomie avec reconstruction immédiate');
    await vote(page, 'Ollivier', 'Contre');
    await expectAccessible(page, 'the votes');
    await decide(page, { outcome: 'Discuté', text: 'Chirurgie conservatrice, puis radiothérapie.' });
    await expectAccessible(page, 'a decision in force');
  });

  await test.step('cannot register without a guideline, and says so beside the field', async () => {
    await goToCase(page, 'Bœuf-Lamy');
    // The title is there before the case itself.
    await expect(page.locator('form[aria-label="Décision"]')).toBeAttached();
    await page.keyboard.press('d');
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Un cas enregistré nomme le référentiel suivi')).toBeVisible();
    await decide(page, {
      outcome: 'Enregistré',
      text: 'Hormonothérapie selon le référentiel.',
      guideline: { name: 'Référentiel sein Ouest', version: '4.2', day: '15/01/2026' },
    });
  });

  await test.step('the machine is switched off: nothing that was said saved is lost', async () => {
    await app.kill();
  });

  const again = await openOwnBrowserApp({ profile: app.profile });
  const room = again.page;
  const outsideAgain = await cableOut(again);
  await test.step('the meeting goes on where it stood', async () => {
    await unlock(room);
    await room.getByRole('button', { name: 'Reprendre la séance' }).first().click();
    await goToCase(room, 'Duvauchel');
    await expect(room.getByLabel('Discussion')).toHaveValue('Dossier relu : pas de multifocalité à l’IRM.');
    await room.keyboard.press('d');
    await expect(room.getByText('Chirurgie conservatrice, puis radiothérapie.')).toBeVisible();
    await expect(quorum(room)).toHaveText('Quorum atteint');
  });

  await test.step('postpones one case; the meeting cannot close before the last is decided', async () => {
    await goToCase(room, 'Cœurdevey');
    await decide(room, { outcome: 'Reporté', reason: 'Élément du dossier manquant' });
    const panel = await openClosing(room);
    await expect(panel.getByText('1 dossier est sans décision')).toBeVisible();
    await panel.getByRole('button', { name: /^Clore la séance/ }).click();
    await expect(panel.getByRole('alert')).toContainText('sans décision');
    await expectAccessible(room, 'the close that is refused');
    await panel.getByRole('button', { name: /^\d+\. / }).click();
    await decide(room, { outcome: 'Recours', board: 'RCP de recours sein, niveau régional' });
  });

  await test.step('closes, and saves the reports, the list and the attendance sheet', async () => {
    const panel = await closeMeeting(room);
    await expectAccessible(room, 'the papers');
    const reports = await saved(
      room,
      () => panel.getByRole('button', { name: /tous les comptes rendus/ }).click(),
      4,
    );
    const typed = reports.find(({ docx }) => docx.text.includes('Irène'));
    expect(typed?.name).toMatch(/\.docx$/);
    for (const words of [
      'RCP Sein',
      'Traitement conservateur possible ?',
      'Tumorectomie avec ganglion sentinelle',
      'Chirurgie conservatrice, puis radiothérapie.',
      'pas de multifocalité',
    ])
      expect(typed?.docx.text).toContain(words);
    expect(typed?.docx.header).toContain('DUVAUCHEL');
    expect(reports.some(({ docx }) => docx.text.includes('Référentiel sein Ouest'))).toBe(true);
    expect(reports.some(({ docx }) => docx.text.includes('RCP de recours sein'))).toBe(true);

    const [listFile] = await saved(room, () =>
      panel.getByRole('button', { name: 'Enregistrer la liste' }).click(),
    );
    expect(listFile?.docx.text).toContain('BŒUF-LAMY');
    const [sheet] = await saved(room, () =>
      panel.getByRole('button', { name: 'Enregistrer la feuille d’émargement' }).click(),
    );
    expect(sheet?.docx.text).toContain('BENMOUSSA');
  });

  expect([...outside, ...outsideAgain]).toEqual([]);

  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', new Date().getFullYear()));
  const access = { ...ACCESS, url: region.url };
  try {
    await test.step('the network comes back: the region has all of it, a second workstation shows it', async () => {
      await again.context.unrouteAll();
      await room.keyboard.press('Escape');
      await joinFromSettings(room, access);
      const { rows } = await region.open(`rcp_sein_${tomorrow().slice(-4)}`).allDocs();
      const count = (type: string) => rows.filter(({ id }) => id.startsWith(`${type}:`)).length;
      expect([count('meeting'), count('case'), count('decision'), count('report')]).toEqual([1, 4, 4, 4]);

      const { page: second } = await openBrowserApp();
      await joinAtFirstStart(second, { given: 'Yves', family: 'Second' }, access);
      await upToDate(second);
      await second
        .getByRole('link', { name: /RCP Sein/ })
        .first()
        .click();
      for (const name of ['DUVAUCHEL', 'BŒUF-LAMY', 'CŒURDEVEY'])
        await expect(second.getByText(name).first()).toBeVisible();
      await expect(second.getByText('Terminée').first()).toBeVisible();
    });
  } finally {
    await region.close();
  }
});
