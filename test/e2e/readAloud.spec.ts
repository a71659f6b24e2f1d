import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { expectHeard, listenIn } from '../support/heard';
import { isFocused, openDemoByKeys, press, tabTo } from '../support/keyboard';
import { title } from '../support/story';

/** What comes next finds the keyboard somewhere. */
const expectFocus = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => (document.activeElement ?? document.body) !== document.body))
    .toBe(true);

async function propose(page: Page, text: string): Promise<void> {
  await press(page, 'p');
  await isFocused(page, '.proposal-form textarea');
  await page.keyboard.type(text);
  await press(page, 'Control+Enter');
  await expect(page.locator('.proposal-selected')).toContainText(text);
  await isFocused(page, '[data-focus=votes] .choice');
}

test('what a screen reader is told in a whole meeting: each act once, in sentences, without a mouse', async ({
  openBrowserApp,
}) => {
  const { page, context } = await openBrowserApp();
  await openDemoByKeys(page);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(title(page, /^1\./)).toBeFocused();
  await listenIn(page);
  /** A key, and all that is heard of it. */
  const hears = async (keys: string | readonly string[], ...sentences: (string | RegExp)[]) => {
    await press(page, ...(typeof keys === 'string' ? [keys] : keys));
    await expectHeard(page, ...sentences);
    await expectFocus(page);
  };

  await test.step('who is there, and the quorum when it changes', async () => {
    await press(page, 'a');
    await isFocused(page, '[data-focus=attendance] .choice');
    await hears('1', 'CHARENTE-DÉMO Yann : présent', 'Quorum non atteint, il manque : chirurgie');
    await hears('2', 'DÉMO : en visio');
    await hears('3', 'DORDOGNE-DÉMO Sophie : avis écrit', 'Quorum atteint');
    await hears('1', 'DURANCE-DÉMO Inès : présent');
    await hears('1', 'GARONNE-DÉMO Marc : présent');
    await press(page, 'Escape');
  });

  await test.step('another case, by its place and its name, and the ends of the list', async () => {
    await hears('j', 'Dossier 2 sur 17 : BLEUET-DÉMO Nora');
    await isFocused(page, '.case-pane-body');
    await hears('k', 'Dossier 1 sur 17 : AUBÉPINE-DÉMO Jeanne');
    await hears('k', 'C’est le premier dossier.');
    await hears('j', 'Dossier 2 sur 17 : BLEUET-DÉMO Nora');
    await hears('f', 'Évolution de la maladie');
    await hears('f', 'Faits du dossier');
  });

  await test.step('nothing by itself: the clock, the times and the forecasts are not read', async () => {
    await page.clock.install();
    await page.clock.runFor('02:00');
    await expectHeard(page);
    await page.clock.resume();
  });

  await test.step('what is discussed is told once it is kept, not at each pause', async () => {
    await press(page, 'e');
    await page.keyboard.type('Lésion unique.');
    await expect(page.locator('[data-focus=discussion]').getByText(/^Enregistré à /)).toBeVisible();
    await page.keyboard.type(' Relue.');
    await hears('Control+Enter', 'Discussion enregistrée');
  });

  await test.step('two proposals, each vote with its count, a refusal, and what is taken back', async () => {
    await propose(page, 'Chirurgie première');
    await hears('1', 'CHARENTE-DÉMO Yann : pour. 1 pour.');
    await hears('2', 'DÉMO : contre. 1 pour, 1 contre.');
    await hears('3', 'DORDOGNE-DÉMO Sophie : abstention. 1 pour, 1 contre, 1 abstention.');
    await hears('Control+z', /^Vote « Abstention » du Dr Sophie DORDOGNE-DÉMO .* annulé$/);
    await hears('t', 'Tous pour la proposition 1. 3 pour, 1 contre.');
    await hears(
      't',
      'Tous les médecins présents se sont déjà prononcés. Marquez d’abord les présents, ou changez une position à la fois.',
    );
    await propose(page, 'Radiothérapie');
    await hears('t', 'Tous pour la proposition 2. 4 pour.');
    await press(page, 'Escape');
  });

  await test.step('the decision: what it lacks, that it is taken, taken back, taken again', async () => {
    await hears('n', 'Dossier 3 sur 17 : CAPUCINE-DÉMO Élodie');
    await press(page, 'd', '1', 'Control+Enter');
    await isFocused(page, '[data-focus=decision] textarea');
    await hears('Control+Enter', /^La décision est vide/);
    await page.keyboard.type('Surveillance.');
    await hears('Control+Enter', 'Décision enregistrée : Cas discuté.');
    await isFocused(page, 'article.decision');
    await hears('Control+z', /^Décision « Cas discuté » pour CAPUCINE-DÉMO Élodie reprise/);
    await hears('Control+Shift+z', /^Décision « Cas discuté » pour CAPUCINE-DÉMO Élodie rétablie/);
    await hears(['Escape', 'n'], 'Dossier 4 sur 17 : ÉGLANTINE-DÉMO Marguerite');
    await hears('k', 'Dossier 3 sur 17 : CAPUCINE-DÉMO Élodie, discuté');
  });

  await test.step('the room’s own window is told of, and says nothing itself', async () => {
    const opened = context.waitForEvent('page');
    await press(page, 'Shift+M');
    const room = await opened;
    await expect(room.getByRole('region', { name: 'Dossier projeté' })).toBeVisible();
    await page.bringToFront();
    await listenIn(room);
    await expectHeard(page, 'Projeté');
    await hears('b', 'Écran noir');
    await hears('b', 'Fin de l’écran noir');
    await hears('Shift+F', 'La salle voit l’évolution de la maladie');
    await hears('j', 'Dossier 4 sur 17 : ÉGLANTINE-DÉMO Marguerite', 'La salle voit le dossier');
    await expect(room.getByRole('region', { name: 'Dossier projeté' })).toBeVisible();
    await expectHeard(room);
    await hears('m', 'Projection fermée');
  });

  await test.step('the end of the meeting', async () => {
    await press(page, 'c');
    await tabTo(page, '[role=dialog] .notice .button-plain');
    await hears('Enter', /^La séance est terminée/);
  });
});
