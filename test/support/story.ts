import { existsSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths';

/**
 * The steps of a meeting, as a person takes them on the screen. They know nothing of the shell: the browser's test and
 * the desktop's play the same story.
 */
export const PASSPHRASE = 'girafe tambour velours orage';

export interface Someone {
  readonly title?: 'Dr' | 'Pr' | 'Mme' | 'M.';
  readonly given: string;
  readonly family: string;
  readonly rpps?: string;
  /** The beginning of its name in the official list, as one types it. */
  readonly specialty?: string;
}

export const dialog = (page: Page): Locator => page.getByRole('dialog');
export const title = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { level: 1, name });

export async function choose(within: Page | Locator, page: Page, field: string, option: string | RegExp) {
  await within.getByRole('button', { name: new RegExp(field) }).click();
  await page.getByRole('option', { name: option }).click();
}

export async function chooseSpecialty(within: Page | Locator, words: string) {
  const box = within.getByRole('combobox', { name: /^Spécialité/ });
  await box.fill(words);
  await box.press('Enter');
  await expect(box).not.toHaveValue(words);
}

/** A bare workstation, alone: the secretary's. */
export async function enrolSecretary(page: Page, who: Someone): Promise<void> {
  await page.getByRole('button', { name: 'Ce poste seul' }).click();
  await page.getByLabel('Nom (obligatoire)').fill(who.family);
  await page.getByLabel('Prénom').fill(who.given);
  if (who.rpps) await page.getByLabel('RPPS').fill(who.rpps);
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Créer ce poste' }).click();
  await expect(title(page, 'Votre clé de récupération')).toBeVisible();
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
}

/** The first door: enrolled, the key noted, the invented meeting on the screen. */
export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).click();
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.getByLabel('La même phrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'J’ai noté cette clé' }).click();
  await expect(title(page, /^RCP Sein/)).toBeVisible();
}

/** With the chair that is offered. */
export async function startDemoMeeting(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
}

export async function createBoard(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByRole('button', { name: 'Créer une RCP' }).first().click();
  const panel = dialog(page);
  await panel.getByLabel('Nom de la RCP').fill(name);
  await panel.getByLabel('Établissement ou réseau').fill(organisation);
  await panel.getByRole('button', { name: 'Créer la RCP' }).click();
  await expect(panel).toBeHidden();
}

/** @param day `24/11/2026`; leads to the preparation of the meeting */
export async function planMeeting(page: Page, day: string, place: string): Promise<void> {
  await page.getByRole('button', { name: 'Planifier une séance' }).first().click();
  const panel = dialog(page);
  await panel.getByLabel('Date').fill(day);
  await panel.getByLabel('Lieu').fill(place);
  await panel.getByRole('button', { name: 'Planifier la séance' }).click();
  await expect(page.getByRole('heading', { name: 'Participants attendus' })).toBeVisible();
}

export async function addParticipant(page: Page, who: Someone): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter un participant' }).click();
  const panel = dialog(page);
  await panel.getByLabel('Nom (obligatoire)').fill(who.family);
  await panel.getByLabel('Prénom').fill(who.given);
  if (who.title && who.title !== 'Dr') await choose(panel, page, 'Civilité', who.title);
  if (who.specialty) await chooseSpecialty(panel, who.specialty);
  if (who.rpps) await panel.getByLabel('RPPS').fill(who.rpps);
  await panel.getByRole('button', { name: /^Ajouter/ }).click();
  await expect(panel).toBeHidden();
}

export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Picks the files and stays where they are reviewed. */
export async function pickFiles(
  page: Page,
  kind: 'fiche' | 'list',
  files: string | PickedFile[],
): Promise<void> {
  const label = kind === 'fiche' ? 'Importer une fiche RCP' : 'Importer une liste';
  await page.getByLabel(new RegExp(`${label}.*choisir`)).setInputFiles(files);
  await expect(title(page, 'Inscription de dossiers')).toBeVisible();
}

/** Registers all that is chosen in the review, and comes back to the meeting. */
export async function registerPicked(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Inscrire \d+/ }).click();
  await expect(page.getByRole('heading', { name: 'Participants attendus' })).toBeVisible();
}

export async function typeCase(
  page: Page,
  typed: { family: string; given: string; birth: string; question: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Saisir un dossier' }).click();
  const panel = dialog(page);
  await panel.getByLabel('Nom de naissance').fill(typed.family);
  await panel.getByLabel('Premier prénom').fill(typed.given);
  await panel.getByLabel('Date de naissance').fill(typed.birth);
  await panel.getByText('Femme', { exact: true }).click();
  await panel.getByLabel('Question posée').fill(typed.question);
  await panel.getByRole('button', { name: /Inscrire et ouvrir/ }).click();
  await expect(title(page, new RegExp(typed.family, 'i'))).toBeVisible();
}

/** Fills one text field of the case file and waits until it says it is saved. */
export async function fillField(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('form', { name: 'Dossier' }).getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
}

export async function backToMeeting(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Où je suis' }).getByRole('button', { name: /RCP/ }).click();
  await expect(page.getByRole('heading', { name: 'Dossiers', exact: true })).toBeVisible();
}

/** Opens the meeting with this doctor in the chair, and arrives at the console. */
export async function openMeeting(page: Page, chair: RegExp): Promise<void> {
  await page.getByRole('button', { name: /Ouvrir la séance/ }).click();
  const panel = dialog(page);
  await choose(panel, page, 'Animateur', chair);
  await panel.getByRole('button', { name: /Ouvrir la séance/ }).click();
  await expect(page.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
}

/** The console's drawer of this name, opened. */
export async function drawer(page: Page, name: 'Présences' | 'Propositions' | 'Décision'): Promise<void> {
  const head = page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .and(page.locator('[aria-controls]'));
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
}

export async function attend(
  page: Page,
  family: string,
  mode: 'Présent' | 'Visio' | 'Écrit' | 'Absent',
): Promise<void> {
  await drawer(page, 'Présences');
  const choice = page
    .getByRole('group', { name: new RegExp(family, 'i') })
    .getByRole('button', { name: mode, exact: true });
  await choice.click();
  await expect(choice).toHaveAttribute('aria-pressed', 'true');
}

export const quorum = (page: Page): Locator => page.locator('.work-quorum');

export async function goToCase(page: Page, family: string): Promise<void> {
  const item = page
    .getByRole('navigation', { name: 'Ordre du jour' })
    .getByRole('button', { name: new RegExp(family, 'i') });
  await item.click();
  await expect(title(page, new RegExp(family, 'i'))).toBeVisible();
}

/** Written in the room, and left as soon as it says that it is saved. */
export async function discuss(page: Page, text: string): Promise<void> {
  const box = page.getByLabel('Discussion');
  await box.fill(text);
  await box.press('Control+Enter');
  await expect(page.locator('[data-focus="discussion"]').getByText(/^Enregistré à /)).toBeVisible();
}

export async function propose(page: Page, text: string, treatment?: string): Promise<void> {
  await drawer(page, 'Propositions');
  await page.getByRole('button', { name: /^Nouvelle proposition/ }).click();
  const form = page.getByRole('form', { name: 'Nouvelle proposition' });
  await form.getByLabel('Nouvelle proposition').fill(text);
  if (treatment) {
    const box = form.getByRole('combobox', { name: 'Traitements' });
    await box.fill(treatment);
    await page.getByRole('option').first().click();
  }
  await form.getByRole('button', { name: /Enregistrer la proposition/ }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('list', { name: `Votes sur : ${text}` })).toBeVisible();
}

/** On the proposal whose votes are open. */
export async function vote(page: Page, family: string, position: 'Pour' | 'Contre' | 'Abst.'): Promise<void> {
  const choice = page
    .getByRole('list', { name: /^Votes sur/ })
    .getByRole('group', { name: new RegExp(family, 'i') })
    .getByRole('button', { name: position, exact: true });
  await choice.click();
  await expect(choice).toHaveAttribute('aria-pressed', 'true');
}

export const voteForAll = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Tous pour/ }).click();

type Decided =
  | { readonly outcome: 'Discuté'; readonly text: string }
  | {
      readonly outcome: 'Enregistré';
      readonly text: string;
      readonly guideline: { readonly name: string; readonly version: string; readonly day: string };
    }
  | { readonly outcome: 'Reporté'; readonly reason: string }
  | { readonly outcome: 'Recours'; readonly board: string };

/** Takes the decision of the case on screen, and sees it in force. */
export async function decide(page: Page, decided: Decided): Promise<void> {
  await drawer(page, 'Décision');
  const form = page.getByRole('form', { name: 'Décision' });
  await form.getByText(decided.outcome, { exact: true }).click();
  switch (decided.outcome) {
    case 'Enregistré':
      await form.getByLabel('Référentiel suivi').fill(decided.guideline.name);
      await form.getByLabel('Version').fill(decided.guideline.version);
      await form.getByLabel('Date du référentiel').fill(decided.guideline.day);
      await form.getByLabel('Conclusion').fill(decided.text);
      break;
    case 'Discuté':
      await form.getByLabel('Conclusion').fill(decided.text);
      break;
    case 'Reporté':
      await choose(form, page, 'Motif du report', decided.reason);
      break;
    case 'Recours':
      await form.getByLabel('RCP de recours').fill(decided.board);
      break;
  }
  await form.getByRole('button', { name: /Valider la décision/ }).click();
  await expect(page.getByRole('article', { name: /^Décision, version/ })).toBeVisible();
}

/** The panel with what is left to do, or the papers once the meeting is over. */
export async function openClosing(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^(Clore la séance|Documents)/ }).click();
  const panel = dialog(page);
  await expect(panel).toBeVisible();
  return panel;
}

export async function closeMeeting(page: Page): Promise<Locator> {
  const panel = await openClosing(page);
  await panel.getByRole('button', { name: /^Clore la séance/ }).click();
  await expect(panel.getByText('La séance est terminée')).toBeVisible();
  return panel;
}

/** The official sample where the reference stands beside the project, else our own invented fiche. */
export function ficheRcp(): { path: string; isOfficial: boolean } {
  const official = inRoot('..', 'shared', 'reference', 'cda', 'CANCER-FRCP_2022.01_Appareil.xml');
  return existsSync(official)
    ? { path: official, isOfficial: true }
    : { path: inRoot('test', 'fixtures', 'intake', 'fiche-complete.xml'), isOfficial: false };
}

/** As a French spreadsheet saves it: Windows-1252, where « œ » and « ’ » have a byte of their own. */
export function windows1252(text: string): Buffer {
  const own: Record<string, number> = { '€': 0x80, '’': 0x92, '–': 0x96, œ: 0x9c };
  return Buffer.from([...text].map((char) => own[char] ?? char.charCodeAt(0)));
}
