import { readdir, readFile } from 'node:fs/promises';
import { expect as playwrightExpect, type Locator, type Page } from '@playwright/test';
import {
  attend,
  decide,
  discuss,
  drawer,
  fillField,
  goToCase,
  openClosing,
  openMeeting,
  PASSPHRASE,
  pickFiles,
  propose,
  quorum,
  registerPicked,
  title,
  unlock,
  voteForAll,
} from '../support/story';
import type { Workstation } from './plaintextPlaces';
import { importedList, typed } from './plaintextStrings';

/** Deriving a key takes its time, and other programs may hold the machine. */
const expect = playwrightExpect.configure({ timeout: 30_000 });
/** The first of the demonstration's cases. */
const DECIDED = 'Aubépine';
/** Said wherever a file leaves the encryption. */
const READABLE = /toute personne qui l’ouvre peut (le )?lire/;

/** What the system's dialogs would have answered; the files are really written. */
const answerDialogs = (workstation: Workstation, folder: string): Promise<void> =>
  workstation.app.evaluate(({ dialog }, to) => {
    let n = 0;
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to] });
    dialog.showSaveDialog = (...args: unknown[]) => {
      const options = args.at(-1) as { defaultPath?: string };
      const name = options.defaultPath?.split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve({ canceled: false, filePath: `${to}/${++n}-${name}` });
    };
  }, workstation.in(folder));

/** Whether the person is told, in these words, that what was saved can be read. */
const isTold = (where: Page | Locator): Promise<boolean> =>
  expect(where.getByText(READABLE).first())
    .toBeVisible()
    .then(
      () => true,
      () => false,
    );

interface Enrolled {
  readonly recoveryKey: string;
  readonly isTold: boolean;
}

/** The first door; the recovery key is saved as a text file, because someone asked for it. */
export async function enrol(workstation: Workstation, page: Page): Promise<Enrolled> {
  await answerDialogs(workstation, 'asked');
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(title(page, 'Votre clé de récupération')).toBeVisible();
  const recoveryKey = await shownKey(page);
  await page.getByRole('button', { name: 'Enregistrer en fichier texte' }).click();
  const told = await isTold(page);
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(title(page, /^RCP Sein/)).toBeVisible();
  return { recoveryKey, isTold: told };
}

const shownKey = async (page: Page): Promise<string> =>
  (await page.locator('.key-groups li').allInnerTexts()).join('-');

/** The passphrase is lost: the noted key opens, and both are replaced. @returns the new key */
export async function recover(page: Page, recoveryKey: string): Promise<string> {
  await page.getByRole('button', { name: 'J’ai perdu ma phrase secrète' }).click();
  await page.getByLabel('Clé de récupération').fill(recoveryKey);
  await page.keyboard.press('Enter');
  await page.getByLabel('Nouvelle phrase secrète').fill(typed.newPassphrase);
  await page.getByLabel('La même phrase').fill(typed.newPassphrase);
  await page.getByRole('button', { name: 'Ouvrir et changer la phrase' }).click();
  await expect(title(page, 'Votre nouvelle clé de récupération')).toBeVisible();
  const renewed = await shownKey(page);
  await page.getByRole('button', { name: 'J’ai noté la nouvelle clé' }).click();
  await expect(title(page, 'Votre nouvelle clé de récupération')).toBeHidden();
  return renewed;
}

/** A list imported, a decision taken with votes, and much left unfinished on the screen. */
export async function meet(page: Page): Promise<void> {
  const list = { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(importedList) };
  await pickFiles(page, 'list', [list]);
  await registerPicked(page);
  await openMeeting(page, /LOIRE/);
  for (const name of ['Garonne', 'Charente', 'Vilaine']) await attend(page, name, 'Présent');
  await expect(quorum(page)).toHaveText('Quorum atteint');
  await goToCase(page, DECIDED);
  await discuss(page, typed.discussion);
  await propose(page, typed.proposal);
  await page.keyboard.press('v');
  await voteForAll(page);
  await decide(page, { outcome: 'Discuté', text: typed.decision });

  await goToCase(page, 'Bleuet');
  await page.keyboard.press('o');
  await expect(title(page, /Bleuet/i)).toBeVisible();
  await fillField(page, 'IPP', typed.ipp);
  await fillField(page, 'Antécédents', typed.history);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('capucine-démo');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title(page, /Capucine/i)).toBeVisible();
  await resume(page);
  await goToCase(page, 'Gentiane');
  await leaveDrafts(page);
}

async function leaveDrafts(page: Page): Promise<void> {
  await page.keyboard.press('d');
  const decision = page.getByRole('form', { name: 'Décision' });
  await decision.getByText('Discuté', { exact: true }).click();
  await decision.getByLabel('Conclusion').fill(typed.decisionDraft);
  await expect(decision.getByText(/^Brouillon gardé à /)).toBeVisible();
  await drawer(page, 'Propositions');
  await page.getByRole('button', { name: /^Nouvelle proposition/ }).click();
  const proposal = page.getByRole('form', { name: 'Nouvelle proposition' });
  await proposal.getByLabel('Nouvelle proposition').fill(typed.proposalDraft);
  await page.getByLabel('Discussion').click();
  await page.keyboard.type(typed.unfinishedDiscussion);
}

async function resume(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Reprendre la séance' }).first().click();
  await expect(page.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
}

/** A wrong passphrase, the right one, and locked in the middle of a sentence. */
export async function lockWhileTyping(page: Page): Promise<void> {
  await page.getByLabel('Phrase secrète').fill(typed.wrongPassphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await unlocked(page);
  await resume(page);
  await goToCase(page, 'Gentiane');
  const box = page.getByLabel('Discussion');
  await box.press('End');
  await page.keyboard.type(typed.beforeLock);
  await page.keyboard.press('Control+l');
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
}

export async function unlocked(page: Page): Promise<void> {
  await unlock(page);
  await expect(title(page, 'Ouvrir ce poste')).toBeHidden();
}

/** All the papers, where the person said. @returns whether he was told that they can be read */
export async function savePapers(workstation: Workstation, page: Page): Promise<boolean> {
  await answerDialogs(workstation, 'asked');
  const before = await askedFor(workstation);
  const areThere = (more: number) =>
    expect.poll(async () => (await askedFor(workstation)).length).toBe(before.length + more);
  await goToCase(page, DECIDED);
  await drawer(page, 'Décision');
  await page.getByRole('button', { name: 'Enregistrer le compte rendu (Word)' }).click();
  await areThere(1);
  const toldOfOne = await isTold(page);
  const panel = await openClosing(page);
  await panel.getByRole('button', { name: /tous les comptes rendus/ }).click();
  await panel.getByRole('button', { name: 'Enregistrer la liste' }).click();
  await panel.getByRole('button', { name: 'Enregistrer la feuille d’émargement' }).click();
  await areThere(4);
  const told = toldOfOne && (await isTold(panel));
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  return told;
}

export const askedFor = (workstation: Workstation): Promise<string[]> => readdir(workstation.in('asked'));

/** A backup to a folder of its choice, the data key changed, another backup. */
export async function changeKey(workstation: Workstation, page: Page): Promise<void> {
  await answerDialogs(workstation, 'backups');
  await page.keyboard.press('Alt+4');
  await expect(title(page, 'Réglages')).toBeVisible();
  await page.getByRole('button', { name: 'Choisir un autre dossier…' }).click();
  await backUp(page);
  await page.getByRole('button', { name: 'Changer la clé de chiffrement' }).click();
  await page.getByRole('dialog').getByLabel('Votre phrase secrète').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  const vault = async () => readFile(`${workstation.in('profile')}/vault.json`, 'utf8');
  const databases = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).join(' '));
  await expect.poll(databases).toMatch(/^_pouch_\S+\.k\d(?!.*_pouch_)/);
  await expect.poll(vault).not.toContain('"previous"');
  await backUp(page);
}

async function backUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
  await expect(page.getByText(/Sauvegarde faite, relue et vérifiée/)).toBeVisible();
}

/** The page's process ends as on a fault of Chromium's own, and the application brings it back, locked. */
export async function crashPage(workstation: Workstation, page: Page): Promise<void> {
  await workstation.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await page.waitForEvent('crash').catch(() => undefined);
  const heading = () =>
    workstation.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector("h1")?.textContent ?? ""',
        ) as Promise<string>,
    );
  await expect.poll(heading).toBe('Ouvrir ce poste');
}
