import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { startSecretary, tomorrow, typeDuvauchel } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import {
  backToMeeting,
  decide,
  fillField,
  goToCase,
  openClosing,
  openDemo,
  pickFiles,
  planMeeting,
  registerPicked,
  startDemoMeeting,
  title,
  windows1252,
} from '../support/story';

const ROOM = { width: 1366, height: 768 };
const said = (page: Page) => page.locator('.undo-said');
const field = (page: Page, label: string) =>
  page.getByRole('form', { name: 'Dossier' }).getByLabel(label, { exact: true });
const leaveFields = (page: Page) => page.getByRole('heading', { level: 1 }).click();

const LISTED = 116;
const fields = [
  'Prénoms de naissance',
  'IPP',
  'Présentateur',
  'Médecin traitant',
  'Inscription (numéro, remarque)',
  'Remarque sur la demande',
  'Mode de découverte',
  'Précision du siège',
  'N',
  'M',
];

test('a list, a typed case, its fields: Ctrl Z takes back what is on the screen, and nothing else', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await page.setViewportSize(ROOM);
  await startSecretary(page);
  await planMeeting(page, tomorrow(), 'Salle Curie');
  const lines = Array.from(
    { length: LISTED },
    (_, i) =>
      `Exemple${String.fromCharCode(65 + (i % 26))}${'abcdefgh'[i % 8] ?? ''};Ada${i};${(i % 28) + 1}/0${(i % 9) + 1}/19${40 + (i % 50)}`,
  );
  const list = ['Nom;Prénom;Date de naissance', ...lines].join('\r\n');
  await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer: windows1252(list) }]);
  await registerPicked(page);
  const rows = page.locator('tr[data-key]');
  await expect(rows).toHaveCount(LISTED);
  const takeOff = page.getByRole('button', { name: `Annuler l’inscription des ${LISTED}\u00a0dossiers` });
  await expect(takeOff).toBeInViewport();
  await expectAccessible(page, 'a list that can be taken off again');

  await page.keyboard.press('Control+z');
  await expect(said(page)).toHaveText(/Il n’y a rien à annuler sur cet écran/);
  await expect(rows).toHaveCount(LISTED);
  await page.keyboard.press('Escape');

  await typeDuvauchel(page);
  for (const label of fields) await fillField(page, label, `Texte de ${label}`);
  await leaveFields(page);
  for (const label of [...fields].reverse()) {
    await page.keyboard.press('Control+z');
    await expect(said(page)).toContainText(`Saisie de « ${label} » annulée (DUVAUCHEL Irène)`);
    await expect(field(page, label)).toHaveValue('');
  }
  await expectAccessible(page, 'what was undone, with its way back');
  for (let again = 0; again < 3; again++) {
    await page.keyboard.press('Control+z');
    await expect(said(page)).toContainText('Il n’y a rien à annuler sur cet écran.');
  }
  const [first = ''] = fields;
  await page.keyboard.press('Control+y');
  await expect(said(page)).toContainText(`Saisie de « ${first} » rétablie`);
  await expect(field(page, first)).toHaveValue(`Texte de ${first}`);
  await said(page)
    .getByRole('button', { name: /^Annuler/ })
    .click();
  await expect(field(page, first)).toHaveValue('');
  await said(page)
    .getByRole('button', { name: /^Rétablir/ })
    .click();
  await expect(field(page, first)).toHaveValue(`Texte de ${first}`);

  await backToMeeting(page);
  await expect(rows).toHaveCount(LISTED + 1);
  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText('le dossier de DUVAUCHEL Irène a été complété depuis');
  await expect(rows).toHaveCount(LISTED + 1);
  // Pressed by a slip, it is taken back at once as well.
  await takeOff.click();
  await expect(rows).toHaveCount(1);
  await expectAccessible(page, 'a list that was taken off');
  const putBack = page.getByRole('button', { name: `Remettre les ${LISTED}\u00a0dossiers` });
  await putBack.click();
  await expect(rows).toHaveCount(LISTED + 1);
  await takeOff.click();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Préparer la séance' }).click();
  await page.getByText(`Retirés (${LISTED})`).click();
  await putBack.click();
  await expect(rows).toHaveCount(LISTED + 1);
  await takeOff.click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('row', { name: /DUVAUCHEL/ })).toBeVisible();
  await expect(takeOff).toBeHidden();
});

test('typing in a field is taken back there first; then the last act of the case', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await page.setViewportSize(ROOM);
  await openDemo(page);
  await startDemoMeeting(page);
  await page.keyboard.press('o');
  const wishes = field(page, 'Commentaire sur le patient, ses souhaits');
  await expect(wishes).toBeVisible();
  const before = await wishes.inputValue();
  await wishes.fill(`${before} Souhaite rester chez elle.`);
  await wishes.blur();
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  const question = field(page, 'Question posée');
  const asked = await question.inputValue();
  await question.press('End');
  await page.keyboard.type(' Vite.');
  await page.keyboard.press('Control+z');
  await expect(question).not.toHaveValue(`${asked} Vite.`);
  while ((await question.inputValue()) !== asked) await page.keyboard.press('Control+z');
  await expect(said(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText('Saisie de « Commentaire sur le patient, ses souhaits » annulée');
  await expect(wishes).toHaveValue(before);
  await expect(question).toHaveValue(asked);

  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText('Il n’y a rien à annuler sur cet écran.');
  await backToMeeting(page);
  await expect(page.getByText('En cours', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('En cours', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Annuler l’ouverture' }).click();
  await expect(page.getByText('Planifiée', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ouvrir la séance/ })).toBeVisible();
});

test('on the console, Ctrl Z never touches another case; a decision taken back is there to correct', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await page.setViewportSize(ROOM);
  await openDemo(page);
  await startDemoMeeting(page);
  const heading = page.getByRole('heading', { level: 1 });
  const reason = 'Temps insuffisant';
  for (const position of [1, 2, 3]) {
    await expect(heading).toHaveText(new RegExp(`^${position}\\.`));
    await decide(page, { outcome: 'Reporté', reason });
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
  }
  await expect(heading).toHaveText(/^4\./);
  const concluded = page.getByText('3 sur 17 conclus');
  await expect(concluded).toBeVisible();
  for (let again = 0; again < 5; again++) {
    await page.keyboard.press('Control+z');
    await expect(said(page)).toContainText('Il n’y a rien à annuler sur cet écran.');
  }
  await expect(concluded).toBeVisible();

  await page.keyboard.press('k');
  await expect(heading).toHaveText(/^3\./);
  await expect(said(page)).toHaveCount(0);
  const name = (await heading.innerText()).replace(/^3\.\s*/, '');
  await page.keyboard.press('d');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText(`Décision « Reporté » pour ${name} reprise`);
  const form = page.getByRole('form', { name: 'Décision' });
  await expect(form.getByRole('button', { name: /Motif du report/ })).toContainText(reason);
  await expect(form.getByText(/^Brouillon gardé/)).toBeVisible();
  await expectAccessible(page, 'a decision that was taken back');
  await expect(page.getByText('2 sur 17 conclus')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText('Il n’y a rien à annuler');
  await page.keyboard.press('Control+Shift+z');
  await expect(said(page)).toContainText(`Décision « Reporté » pour ${name} rétablie`);
  await expect(page.getByRole('article', { name: /^Décision, version/ })).toContainText(reason);
  await expect(concluded).toBeVisible();

  await goToCase(page, (await page.locator('.agenda-name').nth(4).innerText()).split(' ')[0] ?? '');
  await page.keyboard.press('d');
  await expect(form).toBeVisible();
  await expect(form.getByText(/^Brouillon gardé/)).toHaveCount(0);
  await expect(title(page, /^5\./)).toBeVisible();
});

test('a meeting that was closed too soon says what that postponed, and takes it back', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await page.setViewportSize(ROOM);
  await openDemo(page);
  await startDemoMeeting(page);
  const panel = await openClosing(page);
  await panel.getByRole('button', { name: /^Reporter les \d+ dossiers non présentés et clore/ }).click();
  await expect(panel.getByText('La séance est terminée')).toBeVisible();
  await panel.getByRole('button', { name: 'Rouvrir la séance' }).click();
  const deferred = panel.getByRole('list', { name: 'Dossiers reportés à la clôture' });
  const lines = deferred.getByRole('listitem');
  await panel.getByText('Lesquels, et où ils sont').click();
  await expect(lines.first()).toContainText('inscrit à aucune autre séance');
  const count = await lines.count();
  await expectAccessible(page, 'what the closing had postponed, in the console');
  await lines
    .first()
    .getByRole('button', { name: /^Reprendre/ })
    .click();
  await expect(lines).toHaveCount(count - 1);
  await page.keyboard.press('Escape');
  await backToMeeting(page);
  await expectAccessible(page, 'what the closing had postponed');
  await page.getByRole('button', { name: `Reprendre les ${count - 1}\u00a0dossiers` }).click();
  await expect(page.getByText(/La clôture avait reporté/)).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(said(page)).toContainText('sont de nouveau reportés');
  await expect(page.getByText(/La clôture avait reporté/)).toBeVisible();
});

test('what was undone lies over no case of the console that one scrolls to', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await page.setViewportSize(ROOM);
  await openDemo(page);
  await startDemoMeeting(page);
  await page.keyboard.press('a');
  const seat = page.getByRole('button', { name: 'Visio', exact: true }).first();
  await seat.click();
  await page.keyboard.press('Control+z');
  await expect(said(page)).toBeVisible();
  const agenda = page.getByRole('navigation', { name: 'Ordre du jour' });
  const last = agenda.getByRole('listitem').last();
  await agenda.getByRole('list').evaluate((list) => (list.scrollTop = list.scrollHeight));
  const [row, message] = [await last.boundingBox(), await said(page).boundingBox()];
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(message?.y ?? 0);
  await last.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^17\./);
});
