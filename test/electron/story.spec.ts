import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { insKey } from '../../shared/domain/identities';
import { databaseName } from '../../shared/region/databaseName';
import { startRegion, type Region } from '../../build/demo-region/server';
import { startSecretary, tomorrow } from '../support/beginnings';
import { expect, test, type DesktopApp } from '../support/fixtures';
import { findInProfile } from '../support/profile';
import { isOffline, joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import {
  addParticipant,
  attend,
  backToMeeting,
  closeMeeting,
  decide,
  discuss,
  ficheRcp,
  goToCase,
  openClosing,
  openMeeting,
  pickFiles,
  planMeeting,
  propose,
  quorum,
  registerPicked,
  title,
  typeCase,
  unlock,
  vote,
  voteForAll,
  windows1252,
} from '../support/story';
import { readDocx } from '../unit/papers/docxParts';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
/** Invented: a birthplace code that no town has, with its right key. */
const INS = `2580399999999${insKey('2580399999999')}`;
const list = [
  'Nom;Prénom;Date de naissance;Sexe;INS;Question',
  `Bœuf-Lamy;Françoise;12/03/1958;F;${INS};Hormonothérapie seule ?`,
].join('\r\n');
/** Names, identifiers and free words of the story: none may lie readable anywhere in the profile. */
const secrets = [
  INS,
  'Duvauchel',
  'Bœuf-Lamy',
  'microcalcifications en amas',
  'Hormonothérapie seule',
  'Tumorectomie avec',
  'chirurgie conservatrice',
  'Kerbrat',
  'essai-inventé',
];

/** Where the save dialog would lead: it is answered in the main process, the file is really written. */
async function answerSaveDialogs(desktop: DesktopApp, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await desktop.app.evaluate(({ dialog }, to) => {
    let n = 0;
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to] });
    dialog.showSaveDialog = (...args: unknown[]) => {
      const options = args.at(-1) as { defaultPath?: string };
      const name = options.defaultPath?.split(/[\\/]/).at(-1) ?? 'sans-nom';
      return Promise.resolve({ canceled: false, filePath: `${to}/${++n}-${name}` });
    };
  }, folder);
}

const prepare = (page: Page) => page.getByRole('button', { name: 'Préparer la séance' }).click();
const resume = (page: Page) => page.getByRole('button', { name: 'Reprendre la séance' }).first().click();

test('one whole meeting on the desktop, killed after every step, the network out, then a second workstation', async ({
  launchApp,
  newFolder,
}) => {
  test.setTimeout(600_000);
  const region: Region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', new Date().getFullYear()));
  const access = { ...ACCESS, url: region.url };
  const papers = path.join(await newFolder(), 'papiers');
  /** Whole, which a file is once it has its name. */
  const saved = async () => (await readdir(papers)).filter((name) => name.endsWith('.docx'));
  let desktop = await launchApp();
  const { profile } = desktop;

  /** SIGKILL, a new start, the passphrase: what the step showed as saved must be there again. */
  async function afterKill(): Promise<Page> {
    await desktop.kill();
    desktop = await launchApp({ profile });
    await unlock(desktop.page);
    await expect(title(desktop.page, 'Agenda')).toBeVisible();
    return desktop.page;
  }

  try {
    await test.step('enrols, creates the board, joins the region', async () => {
      await startSecretary(desktop.page);
      await joinFromSettings(desktop.page, access);
    });

    let page = await afterKill();
    await test.step('the cable is pulled out; plans a meeting', async () => {
      await region.pause();
      await planMeeting(page, tomorrow(), 'Salle Curie');
      await isOffline(page);
    });

    page = await afterKill();
    await test.step('registers a fiche RCP', async () => {
      await prepare(page);
      await pickFiles(page, 'fiche', ficheRcp().path);
      await registerPicked(page);
    });

    page = await afterKill();
    await test.step('registers a list in Windows-1252', async () => {
      await prepare(page);
      await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: windows1252(list) }]);
      await registerPicked(page);
    });

    page = await afterKill();
    await test.step('types a case', async () => {
      await prepare(page);
      const question = 'Conduite devant des microcalcifications en amas ?';
      await typeCase(page, { family: 'Duvauchel', given: 'Irène', birth: '05/06/1949', question });
      await backToMeeting(page);
      await expect(page.locator('tr[data-key]')).toHaveCount(3);
    });

    page = await afterKill();
    await test.step('names the participants', async () => {
      await prepare(page);
      await expect(page.locator('tr[data-key]')).toHaveCount(3);
      await addParticipant(page, { given: 'Hervé', family: 'Chassagne', specialty: 'chirurgie générale' });
      await addParticipant(page, { given: 'Maud', family: 'Ollivier', specialty: 'oncologie opt médicale' });
      await addParticipant(page, { given: 'Rachid', family: 'Benmoussa', specialty: 'radiothérapie' });
    });

    page = await afterKill();
    await test.step('opens the meeting and marks who is there, in three ways', async () => {
      await prepare(page);
      await openMeeting(page, /OLLIVIER/);
      await attend(page, 'Chassagne', 'Présent');
      await attend(page, 'Ollivier', 'Visio');
      await attend(page, 'Benmoussa', 'Écrit');
      await expect(quorum(page)).toHaveText('Quorum atteint');
    });

    page = await afterKill();
    await test.step('discusses and proposes', async () => {
      await resume(page);
      await expect(quorum(page)).toHaveText('Quorum atteint');
      await goToCase(page, 'Duvauchel');
      await discuss(page, 'Relecture : pas de multifocalité.');
      await propose(page, 'Tumorectomie avec ganglion sentinelle');
    });

    page = await afterKill();
    await test.step('votes', async () => {
      await resume(page);
      await goToCase(page, 'Duvauchel');
      await expect(page.getByLabel('Discussion')).toHaveValue('Relecture : pas de multifocalité.');
      await page.keyboard.press('v');
      await vote(page, 'Benmoussa', 'Abst.');
      await voteForAll(page);
      await expect(page.getByText('2 pour · 0 contre · 1 abstention')).toBeVisible();
    });

    page = await afterKill();
    await test.step('decides: discussed', async () => {
      await resume(page);
      await goToCase(page, 'Duvauchel');
      await page.keyboard.press('v');
      await expect(page.getByText('2 pour · 0 contre · 1 abstention')).toBeVisible();
      await decide(page, { outcome: 'Discuté', text: 'Chirurgie conservatrice, puis radiothérapie.' });
    });

    page = await afterKill();
    await test.step('decides: registered', async () => {
      await resume(page);
      await goToCase(page, 'Bœuf-Lamy');
      await decide(page, {
        outcome: 'Enregistré',
        text: 'Hormonothérapie.',
        guideline: { name: 'Référentiel sein Ouest', version: '4.2', day: '15/01/2026' },
      });
    });

    page = await afterKill();
    await test.step('sends the last one to a referral board, and closes', async () => {
      await resume(page);
      const panel = await openClosing(page);
      await panel.getByRole('button', { name: /^\d+\. / }).click();
      await decide(page, { outcome: 'Recours', board: 'RCP de recours sein, niveau régional' });
      await closeMeeting(page);
    });

    page = await afterKill();
    await test.step('saves the papers through the save dialog', async () => {
      await answerSaveDialogs(desktop, papers);
      await page

        .getByRole('link', { name: /RCP Sein/ })
        .first()
        .click();
      await page.getByRole('button', { name: /tous les comptes rendus/ }).click();
      await expect.poll(async () => (await saved()).length, { timeout: 60_000 }).toBe(3);
      await page.getByRole('button', { name: 'Enregistrer la liste' }).click();
      await page.getByRole('button', { name: 'Enregistrer la feuille d’émargement' }).click();
      await expect.poll(async () => (await saved()).length, { timeout: 60_000 }).toBe(5);
      const texts = await Promise.all(
        (await saved()).map(
          async (name) => readDocx(new Uint8Array(await readFile(path.join(papers, name)))).text,
        ),
      );
      expect(
        texts.filter((text) => text.includes('Chirurgie conservatrice, puis radiothérapie.')),
      ).toHaveLength(1);
      expect(texts.filter((text) => text.includes('BENMOUSSA')).length).toBeGreaterThan(1);
    });

    await test.step('nothing readable lies on the disk', async () => {
      await isOffline(page);
      await desktop.close();
      expect(await findInProfile(profile, ['rcp_sein_'])).not.toEqual([]);
      expect(await findInProfile(profile, secrets)).toEqual([]);
      desktop = await launchApp({ profile });
      await unlock(desktop.page);
    });

    await test.step('the network comes back: all of it is in the region', async () => {
      await region.resume();
      await upToDate(desktop.page);
      const year = tomorrow().slice(-4);
      const { rows } = await region.open(`rcp_sein_${year}`).allDocs({ include_docs: true });
      const stored = rows.map((row) => row.doc as Record<string, unknown> | undefined);
      const count = (type: string) => stored.filter((doc) => doc?.['type'] === type).length;
      expect([count('meeting'), count('case'), count('decision'), count('vote'), count('report')]).toEqual([
        1, 3, 3, 3, 3,
      ]);
      expect(JSON.stringify(stored)).toContain('Chirurgie conservatrice, puis radiothérapie.');
    });

    await test.step('a second workstation joins the board and shows the same meeting', async () => {
      const second = await launchApp();
      await joinAtFirstStart(second.page, { given: 'Yves', family: 'Second' }, access);
      await upToDate(second.page);
      await second.page

        .getByRole('link', { name: /RCP Sein/ })
        .first()
        .click();
      for (const name of ['DUVAUCHEL', 'BŒUF-LAMY'])
        await expect(second.page.getByText(name).first()).toBeVisible();
      await expect(second.page.getByText('Terminée').first()).toBeVisible();
      await second.close();
      expect(await findInProfile(second.profile, secrets)).toEqual([]);
    });
  } finally {
    await region.close();
  }
});
