import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { inDays, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import {
  addParticipant,
  attend,
  backToMeeting,
  closeMeeting,
  createBoard,
  decide,
  dialog,
  drawer,
  enrolSecretary,
  goToCase,
  openClosing,
  openMeeting,
  pickFiles,
  planMeeting,
  registerPicked,
} from '../support/story';
import { all, readDocx, type Docx } from '../unit/papers/docxParts';

const list = [
  'Nom;Prénom;Date de naissance;Sexe;Question',
  'Alizier;Jeanne;12/03/1958;F;Chirurgie première ?',
  'Bruyère;Paule;02/11/1971;F;Hormonothérapie seule ?',
  'Cormier;Lise;23/05/1949;F;Reprise de la marge ?',
  'Dubosc;Annie;30/01/1962;F;Chimiothérapie ?',
].join('\r\n');

async function savedSheet(page: Page, panel: Locator): Promise<Docx> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Enregistrer la feuille d’émargement' }).click(),
  ]);
  return readDocx(new Uint8Array(await readFile(await download.path())));
}

/** With the mouse, as a hand on a trackpad would. */
async function draw(page: Page, pad: Locator): Promise<void> {
  const box = await pad.boundingBox();
  if (!box) throw new Error('nowhere to sign');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.7));
  await page.mouse.down();
  for (const [x, y] of [
    [0.3, 0.3],
    [0.4, 0.7],
    [0.55, 0.4],
    [0.7, 0.6],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
}

test('after the last case: what was done, the postponed moved in one act, the attendance validated and signed', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await test.step('a meeting of four cases, of which two are postponed', async () => {
    await enrolSecretary(page, { given: 'Solène', family: 'Kerbrat' });
    await createBoard(page, 'RCP Sein', 'CHU inventé');
    await planMeeting(page, tomorrow(), 'Salle Laennec');
    await addParticipant(page, { given: 'Hélène', family: 'Kermarrec', specialty: 'Oncologie' });
    await addParticipant(page, { given: 'Marc', family: 'Delaunay', specialty: 'Radiologie' });
    const buffer = Buffer.from(list, 'utf8');
    await pickFiles(page, 'list', [{ name: 'liste.csv', mimeType: 'text/csv', buffer }]);
    await registerPicked(page);
    await openMeeting(page, /KERMARREC/i);
    await attend(page, 'Delaunay', 'Présent');
    await goToCase(page, 'Alizier');
    await drawer(page, 'Décision');
    const form = page.getByRole('form', { name: 'Décision' });
    await form.getByText('Discuté', { exact: true }).click();
    await form.getByLabel(/Conclu sans quorum/).fill('Avis du chirurgien pris au téléphone');
    await decide(page, { outcome: 'Discuté', text: 'Chirurgie conservatrice.' });
    await goToCase(page, 'Bruyère');
    const guideline = { name: 'Référentiel sein Ouest', version: '4.2', day: '15/01/2026' };
    await decide(page, { outcome: 'Enregistré', text: 'Hormonothérapie.', guideline });
    await goToCase(page, 'Cormier');
    await decide(page, { outcome: 'Reporté', reason: 'Élément du dossier manquant' });
    await goToCase(page, 'Dubosc');
    await decide(page, { outcome: 'Reporté', reason: 'Présentateur absent' });
  });

  const panel = await closeMeeting(page);
  await test.step('the keyboard is where the closing says that it is done, and one Escape leaves', async () => {
    await expect(page.locator(':focus')).toContainText('La séance est terminée');
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await page.keyboard.press('c');
    await expect(panel).toBeVisible();
  });
  const postponed = panel.getByRole('list', { name: 'Reportés' });
  await test.step('says how many of each, why two are postponed, and what was concluded without quorum', async () => {
    const account = panel.getByRole('region', { name: 'Bilan de la séance' });
    await expect(account.getByRole('definition')).toHaveText(['1', '1', '2', '0']);
    await expect(postponed.getByRole('listitem')).toHaveText([
      /CORMIER.*Élément du dossier manquant/,
      /DUBOSC.*Présentateur absent/,
    ]);
    await expect(account.getByRole('list', { name: 'Conclus sans quorum' })).toContainText(
      /ALIZIER.*Avis du chirurgien pris au téléphone/,
    );
    await expectAccessible(page, 'the end of a meeting');
  });

  await test.step('with no meeting to come it offers to plan one, and stays', async () => {
    await expect(panel.getByText('Aucune séance à venir de cette RCP')).toBeVisible();
    await panel.getByRole('button', { name: 'Planifier une séance' }).click();
    const plan = page.getByRole('dialog', { name: 'Planifier une séance' });
    await plan.getByLabel('Date').fill(inDays(8));
    await plan.getByRole('button', { name: /Planifier la séance/ }).click();
    await expect(plan).toHaveCount(0);
    await expect(
      panel.getByRole('button', { name: /^Présenter les 2.dossiers reportés à la séance du/ }),
    ).toBeVisible();
  });

  await test.step('one key moves both, « Annuler » brings them back, the key moves them again', async () => {
    await page.keyboard.press('p');
    await expect(panel.getByText(/^2.dossiers reportés sont inscrits à la séance du/)).toBeVisible();
    await expect(postponed.getByText(/à présenter le/)).toHaveCount(2);
    await panel.getByRole('button', { name: 'Annuler' }).click();
    await expect(panel.getByText(/^2.dossiers reportés ne sont plus présentés à la séance du/)).toBeVisible();
    await expect(postponed.getByText(/à présenter le/)).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(postponed.getByText(/à présenter le/)).toHaveCount(2);
    await expect(panel.getByRole('button', { name: /^Présenter les/ })).toHaveCount(0);
  });

  const presences = panel.getByRole('list', { name: 'Présences' });
  await test.step('one signs with the mouse, one on the printed sheet', async () => {
    await presences.getByRole('button', { name: /^Signer.*KERMARREC/ }).click();
    const signing = page.getByRole('dialog', { name: 'Signature' });
    const pad = signing.getByRole('img', { name: 'Cadre où signe Dr Hélène KERMARREC' });
    await expect(pad).toBeVisible();
    await draw(page, pad);
    await page.keyboard.press('Delete');
    await expect(pad.locator('path')).toHaveAttribute('d', '');
    await draw(page, pad);
    await expectAccessible(page, 'a signature');
    const drawn = await pad.locator('path').getAttribute('d');
    await page.keyboard.press('Escape');
    await expect(signing).toHaveCount(0);
    await expect(presences.getByRole('img', { name: /^Signature de/ })).toHaveCount(0);
    // Left by a slip, it is there again, and can still be given up.
    const reopen = () => presences.getByRole('button', { name: /^Signer.*KERMARREC/ }).click();
    await reopen();
    await expect(signing.getByText('Quitté sans enregistrer')).toBeVisible();
    await expect(pad.locator('path')).toHaveAttribute('d', drawn ?? '');
    await signing.locator('.kept').getByRole('button', { name: 'Effacer' }).click();
    await expect(pad.locator('path')).toHaveAttribute('d', '');
    await draw(page, pad);
    await page.keyboard.press('Escape');
    await expect(signing).toHaveCount(0);
    await reopen();
    await expect(pad.locator('path')).toHaveAttribute('d', drawn ?? '');
    await page.keyboard.press('Control+Enter');
    await expect(signing).toHaveCount(0);
    await expect(presences.getByRole('img', { name: 'Signature de Dr Hélène KERMARREC' })).toBeVisible();
    // The next who has not signed.
    await page.keyboard.press('s');
    await expect(signing.getByText('Dr Marc DELAUNAY')).toBeVisible();
    await page.keyboard.press('f');
    await expect(signing).toHaveCount(0);
    await expect(presences.getByText('feuille imprimée')).toBeVisible();
  });

  await test.step('the attendance is validated by a key, and the sheet says so and holds the drawing', async () => {
    await page.keyboard.press('v');
    await expect(panel.getByText(/^Présences validées par/)).toBeVisible();
    await expect(panel.getByRole('button', { name: /Valider/ })).toHaveCount(0);
    const sheet = await savedSheet(page, panel);
    expect(sheet.text).toMatch(/Présences validées le .* KERBRAT\./);
    expect(all(sheet.body, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual([
      'Signature\u00a0: Dr Hélène KERMARREC',
    ]);
    await expect(panel.getByText(/^Prêts\u00a0: la liste, la feuille d’émargement et 4/)).toBeVisible();
    await expectAccessible(page, 'the end of a meeting, validated and signed');
  });

  await test.step('a case that went on says where it went, and what was decided of it here', async () => {
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await goToCase(page, 'Cormier');
    await page.keyboard.press('d');
    const decision = page.getByRole('button', { name: /^Décision à présenter le/ });
    await expect(decision).toBeVisible();
    await expect(page.getByText(/^Ce dossier est inscrit à la séance du/)).toBeVisible();
    await expect(page.getByRole('article', { name: /^Décision, version/ })).toContainText(
      'Élément du dossier manquant',
    );
    await expect(page.getByRole('form', { name: 'Décision' })).toHaveCount(0);
    await expectAccessible(page, 'a case that went on to another meeting');
    await page.keyboard.press('c');
    await expect(panel).toBeVisible();
  });

  await test.step('all its papers are saved by one key', async () => {
    let saved = 0;
    page.on('download', () => saved++);
    await page.keyboard.press('t');
    await expect.poll(() => saved).toBe(6);
  });

  await test.step('an attendance that changes afterwards is not validated any more, and it is said', async () => {
    await panel.getByRole('button', { name: 'Rouvrir la séance' }).click();
    await expect(panel.getByRole('button', { name: /^Clore la séance/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await attend(page, 'Delaunay', 'Absent');
    await openClosing(page);
    await expect(panel.getByText(/Modifiées depuis leur validation.*DELAUNAY/)).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Valider à nouveau/ })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText('La séance est terminée')).toBeVisible();
    expect((await savedSheet(page, panel)).text).toContain('modifiées depuis leur validation');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  });

  await test.step('the page of the closed meeting says the same', async () => {
    await backToMeeting(page);
    const account = page.getByRole('region', { name: 'Bilan de la séance' });
    await expect(account.getByRole('definition')).toHaveText(['1', '1', '2', '0']);
    await expectAccessible(page, 'the page of a closed meeting');
  });
});
