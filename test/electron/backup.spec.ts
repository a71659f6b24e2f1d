import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { run as concerto } from '../../build/concerto/run';
import { expectAccessible } from '../support/axe';
import { expect, test, type DesktopApp } from '../support/fixtures';
import {
  attend,
  decide,
  drawer,
  goToCase,
  openMeeting,
  PASSPHRASE,
  propose,
  quorum,
  title,
  voteForAll,
} from '../support/story';

/** The first of the demonstration's cases. */
const FAMILY = 'Aubépine';
const AFTER = 'une phrase neuve pour ce poste';

/** What the system's dialog would have answered: it is stubbed in the main process, the file is really read. */
const answerDialog = ({ app }: DesktopApp, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, filePath);

/** What the system answers the main process from now on. */
const noRoom = ({ app }: DesktopApp): Promise<void> =>
  app.evaluate(() => {
    const files = process.getBuiltinModule('node:fs/promises');
    Object.assign(files, { statfs: () => Promise.resolve({ bavail: 0, bsize: 1 }) });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  });

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Walks with Tab until what has the focus says these words, as a person without a mouse must. */
async function tabTo(page: Page, words: RegExp, most = 40): Promise<void> {
  for (let step = 0; step < most; step++) {
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (words.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(words)}`);
}

const focusIsOn = (page: Page, words: RegExp): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(words);

/** The case with its votes and its decision, as the console shows them, and all the cases of the meeting. */
async function shown(page: Page): Promise<{ cases: string[]; decided: string; tally: string }> {
  const agenda = page.getByRole('navigation', { name: 'Ordre du jour' });
  await goToCase(page, FAMILY);
  const decision = page.getByRole('article', { name: /^Décision, version/ });
  await drawer(page, 'Décision');
  await expect(decision).toBeVisible();
  const decided = await decision.innerText();
  await drawer(page, 'Propositions');
  const tally = page.getByText(/\d+ pour · \d+ contre/).first();
  return {
    cases: (await agenda.innerText()).match(/\S+-DÉMO \S+/g) ?? [],
    decided,
    tally: await tally.innerText(),
  };
}

async function enrolDemo(page: Page): Promise<string> {
  await expect(title(page, /Vos RCP/)).toBeVisible();
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await page.getByLabel('Phrase secrète', { exact: false }).first().fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(title(page, 'Votre clé de récupération')).toBeVisible();
  const groups = await page.locator('.key-groups li').allInnerTexts();
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(title(page, /^RCP Sein/)).toBeVisible();
  return groups.join('-');
}

/** From the fourth door to the open workstation, hands off the mouse. */
async function restoreByKeyboard(page: Page, recoveryKey: string, goOn: RegExp): Promise<void> {
  await expect(title(page, /Vos RCP/)).toBeVisible();
  await press(page, '4');
  await expect(title(page, 'Restaurer une sauvegarde')).toBeVisible();
  await focusIsOn(page, /Choisir le fichier/);
  await expectAccessible(page, 'the restore door');
  await press(page, 'Enter');
  await focusIsOn(page, goOn);
  await expectAccessible(page, 'what the backup holds');
  await press(page, 'Enter');
  await expect(title(page, /clé de récupération de cette sauvegarde/)).toBeVisible();
  await page.keyboard.type('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH');
  await press(page, 'Enter');
  await expect(page.getByText('n’ouvre pas cette sauvegarde')).toBeVisible();
  await expectAccessible(page, 'a wrong key');
  // Another file may be the one whose key is at hand.
  await page.getByRole('button', { name: 'Choisir une autre sauvegarde' }).press('Enter');
  await focusIsOn(page, /Choisir le fichier/);
  await press(page, 'Enter');
  await focusIsOn(page, goOn);
  await press(page, 'Enter');
  await expect(page.getByText(/valable le \S+ \d+/)).toBeVisible();
  await page.keyboard.type(recoveryKey.toLowerCase());
  await press(page, 'Enter');
  await expect(title(page, /choisissez une phrase secrète/)).toBeVisible();
  await expectAccessible(page, 'the new passphrase');
  await page.keyboard.type(AFTER);
  await press(page, 'Tab');
  await page.keyboard.type(AFTER);
  await press(page, 'Enter');
  await expect(title(page, 'Votre nouvelle clé de récupération')).toBeVisible();
  await tabTo(page, /J’ai noté la nouvelle clé/);
  await press(page, 'Enter');
  await expect(title(page, 'Agenda')).toBeVisible();
}

const resume = (page: Page) => page.getByRole('button', { name: 'Reprendre la séance' }).first().click();

test('a demonstration with a decision is saved, wiped and restored from the start screen; also from a damaged file', async ({
  launchApp,
  newFolder,
}) => {
  test.setTimeout(400_000);
  const drive = path.join(await newFolder(), 'CLE-USB');
  await mkdir(drive);
  let desktop = await launchApp();
  const { profile } = desktop;
  let recoveryKey = '';
  let before: Awaited<ReturnType<typeof shown>> | null = null;

  await test.step('holds a meeting', async () => {
    const { page } = desktop;
    recoveryKey = await enrolDemo(page);
    await openMeeting(page, /LOIRE/);
    for (const name of ['Garonne', 'Charente', 'Vilaine']) await attend(page, name, 'Présent');
    await expect(quorum(page)).toHaveText('Quorum atteint');
    await propose(page, 'Chirurgie conservatrice');
    await page.keyboard.press('v');
    await voteForAll(page);
    await decide(page, { outcome: 'Discuté', text: 'Chirurgie conservatrice, puis radiothérapie.' });
    before = await shown(page);
    expect(before.decided).toContain('radiothérapie');
    expect(before.cases.length).toBeGreaterThan(10);
  });

  await test.step('saves it to a folder of its choice, and looks into the file', async () => {
    const { page } = desktop;
    await press(page, 'Alt+4');
    await expect(title(page, 'Réglages')).toBeVisible();
    await answerDialog(desktop, drive);
    await page.getByRole('button', { name: 'Choisir un autre dossier…' }).click();
    await expect(page.getByText('Dossier « CLE-USB »').first()).toBeVisible();
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await expect(page.getByText(/Sauvegarde faite, relue et vérifiée/)).toBeVisible();
    await expectAccessible(page, 'the settings with a backup');
    const [name = ''] = await readdir(drive);
    expect(name).toMatch(/^concerto-sauvegarde-\d{4}-\d\d-\d\d-\d{4}\.concerto$/);
    await answerDialog(desktop, path.join(drive, name));
    await page.getByRole('button', { name: 'Vérifier une sauvegarde…' }).click();
    await page.getByRole('button', { name: 'Choisir le fichier…' }).click();
    await expect(page.getByText('La sauvegarde est entière')).toBeVisible();
    await expectAccessible(page, 'a backup that was checked');
    expect((await concerto(['backup', 'verify', path.join(drive, name)])).code).toBe(0);
    const content = await readFile(path.join(drive, name), 'utf8');
    for (const secret of [FAMILY, 'radiothérapie', 'Loire', 'Chirurgie'])
      expect(content).not.toContain(secret);
    await press(page, 'Escape');
  });

  await test.step('says once why one could not be made, and where it went when its folder is away', async () => {
    const { page } = desktop;
    const away = `${drive}-away`;
    await rename(drive, away);
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await expect(
      page.getByText(/Sauvegarde faite, relue et vérifiée, dans le dossier de Concerto/),
    ).toBeVisible();
    await expect(page.getByText('Le dossier «\u00a0CLE-USB\u00a0» est introuvable.')).toBeVisible();
    await rename(away, drive);
    await noRoom(desktop);
    await page.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    await expect(page.getByText('La dernière sauvegarde n’a pas pu être faite.')).toBeVisible();
    await expect(page.getByText(/pas assez de place dans ce dossier/)).toHaveCount(1);
    await focusIsOn(page, /Sauvegarder maintenant/);
    await expectAccessible(page, 'a backup that failed');
    await desktop.close();
  });

  const [name = ''] = await readdir(drive);
  const file = path.join(drive, name);

  await test.step('restores it on a bare machine by keyboard: all is there', async () => {
    await rm(profile, { recursive: true });
    desktop = await launchApp({ profile });
    await answerDialog(desktop, file);
    await restoreByKeyboard(desktop.page, recoveryKey, /^Continuer/);
    await expect(desktop.page.getByText(/restauré depuis la sauvegarde du/)).toBeVisible();
    await expectAccessible(desktop.page, 'what was restored');
    await desktop.page.getByRole('button', { name: 'J’ai lu' }).press('Enter');
    await expect(desktop.page.getByText(/restauré depuis la sauvegarde du/)).toBeHidden();
    await focusIsOn(desktop.page, /^Agenda/);
    await resume(desktop.page);
    expect(await shown(desktop.page)).toEqual(before);
    await desktop.close();
    desktop = await launchApp({ profile });
    await desktop.page.getByLabel('Phrase secrète').fill(AFTER);
    await press(desktop.page, 'Enter');
    await expect(title(desktop.page, 'Agenda')).toBeVisible();
    await desktop.close();
  });

  await test.step('restores what a damaged file still holds, and says what is gone', async () => {
    const bytes = new Uint8Array(await readFile(file));
    const trace = Buffer.from(bytes).indexOf('"id":"trace:');
    bytes.fill(0, trace, trace + 20);
    const damaged = path.join(drive, 'damaged.concerto');
    await writeFile(damaged, bytes.subarray(0, bytes.length - 200));
    expect((await concerto(['backup', 'verify', damaged])).code).toBe(1);
    await rm(profile, { recursive: true });
    desktop = await launchApp({ profile });
    await answerDialog(desktop, damaged);
    await restoreByKeyboard(desktop.page, recoveryKey, /^Continuer avec ce qui est lisible/);
    await expect(desktop.page.getByText(/La fin du fichier manque/)).toBeVisible();
    await resume(desktop.page);
    expect(await shown(desktop.page)).toEqual(before);
    await desktop.close();
  });

  await test.step('the command line makes a profile that asks for the printed key', async () => {
    const made = path.join(await newFolder(), 'profil');
    expect((await concerto(['restore', file, '--to', made])).code).toBe(0);
    desktop = await launchApp({ profile: made });
    await expect(title(desktop.page, 'Ouvrir avec la clé de récupération')).toBeVisible();
    await desktop.close();
  });
});
