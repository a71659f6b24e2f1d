import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { inRoot } from '../../build/paths';
import { inDays, startSecretary, tomorrow } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { answerLate } from '../support/slowAnswers';
import {
  addParticipant,
  backToMeeting,
  openMeeting,
  pickFiles,
  planMeeting,
  registerPicked,
  title,
  typeCase,
  unlock,
} from '../support/story';

test.use({ viewport: { width: 1366, height: 768 } });

const HEAD = 'Nom;Prénom;Date de naissance;Sexe;Question';
/** Letters alone tell them apart: names of one letter’s difference would be perhaps the same. */
const nameOf = (n: number): string =>
  `Inventé${String.fromCharCode(65 + Math.floor(n / 26)).repeat(3)}${String.fromCharCode(65 + (n % 26)).repeat(3)}`;
const lineOf = (n: number): string =>
  `${nameOf(n)};Zoé;${String(1 + (n % 28)).padStart(2, '0')}/0${1 + (n % 9)}/${1930 + (n % 60)};F;Que faire ?`;

/** 120 lines: four whose birth date cannot be read, two of patients who are there already. */
function list120(): string {
  const lines = Array.from({ length: 120 }, (_, n) => lineOf(n));
  lines[10] = 'Fautif;Anne;31/02/1960;F;Sein';
  lines[50] = 'Lacune;Berthe;1960;F;Sein';
  lines[80] = 'Manque;Chloé;;F;Sein';
  lines[110] = 'Futur;Diane;02/03/2064;F;Sein';
  lines[20] = "D'ALMEIDA;ZOE;12/03/1958;F;Sein";
  lines[90] = 'LE-GOFF;Marie;05/06/1949;F;Sein';
  return [HEAD, ...lines].join('\r\n');
}
const asFile = (text: string) => [
  { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') },
];
const group = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

async function atMeeting(page: Page): Promise<void> {
  await startSecretary(page);
  await planMeeting(page, tomorrow(), 'Salle Curie');
}

async function registerTwo(page: Page): Promise<void> {
  const two = [HEAD, 'DALMEIDA;Zoé;12/03/1958;F;Sein', 'Le Goff;Marie;05/06/1949;F;Sein'].join('\r\n');
  await pickFiles(page, 'list', asFile(two));
  await registerPicked(page);
}

test('a list of 120 lines: faulty ones mended where they stand, what is left out stays until dealt with', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await atMeeting(page);
  await registerTwo(page);

  await test.step('the review puts what needs a person first, on a few screens', async () => {
    await pickFiles(page, 'list', asFile(list120()));
    await expect(page.getByText('114 prêts, 4 à corriger, 2 déjà inscrits')).toBeVisible();
    const titles = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(titles).toEqual([
      'Date de naissance manquante ou non lue (3)',
      'Date de naissance impossible (1)',
      'Déjà inscrits à cette séance (2)',
      'Prêts à inscrire (114)',
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4 * 768);
    const same = group(page, /^Déjà inscrits/);
    await expect(
      same.getByText('DALMEIDA Zoé, née le 12/03/1958, dossier déjà inscrit à cette séance.'),
    ).toBeVisible();
    for (const box of await same.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
    await expect(page.getByText('telle quelle')).toHaveCount(0);
    await expect(page.getByText(/31\/02\/1960\s».*rien n’en est repris/)).toBeVisible();
    await expect(page.getByText('Cette date de naissance est dans l’avenir.')).toBeVisible();
    await expectAccessible(page, 'the review of a long list');
  });

  await test.step('two are mended in place, two are left', async () => {
    const first = page.getByRole('group', { name: /ligne 12, FAUTIF/ });
    await first.getByLabel('Date de naissance').fill('28/02/1960');
    const future = page.getByRole('group', { name: /ligne 112, FUTUR/ });
    await future.getByLabel('Date de naissance').fill('02/03/1964');
    await expect(page.getByText('116 prêts, 2 à corriger, 2 déjà inscrits')).toBeVisible();
    await expect(page.getByText('2 lignes restent à traiter')).toBeVisible();
    await page.getByRole('button', { name: 'Inscrire 116 dossiers' }).click();
    await expect(page.locator('tr[data-key]')).toHaveCount(118);
  });

  const account = page.getByText('2 lignes de « liste.csv » n’ont pas été inscrites.');
  await test.step('what was left out is still said after a reload', async () => {
    await expect(account).toBeVisible();
    await page.reload();
    await unlock(page);
    await expect(account).toBeVisible();
    await expectAccessible(page, 'a meeting with lines left out');
  });

  await test.step('one is mended and registered, the other set aside', async () => {
    await page.getByRole('button', { name: 'Les revoir' }).click();
    await expect(page.getByText('2 à corriger')).toBeVisible();
    await page
      .getByRole('group', { name: /LACUNE/ })
      .getByLabel('Date de naissance')
      .fill('12/12/1960');
    await page.getByRole('button', { name: 'Inscrire 1 dossier' }).click();
    await expect(page.getByText('1 ligne de « liste.csv » n’a pas été inscrite.')).toBeVisible();
    await page.getByRole('button', { name: 'Les revoir' }).click();
    await page.getByRole('button', { name: 'Écarter MANQUE Chloé' }).click();
    await expect(page.getByText('Plus aucune ligne')).toBeVisible();
    await page.getByRole('button', { name: 'Revenir à la séance' }).click();
    await expect(page.locator('tr[data-key]')).toHaveCount(119);
    await expect(page.getByText('n’a pas été inscrite')).toBeHidden();
  });

  await test.step('a row withdrawn in the middle of the list says so in sight, and gives the focus on', async () => {
    const row = page.locator('tr[data-key]').nth(60);
    await row.scrollIntoViewIfNeeded();
    await row.focus();
    await page.keyboard.press('Delete');
    const notice = page.getByText(/est retiré de la séance\.$/);
    await expect(notice).toBeInViewport();
    await expect(page.locator('tr[data-key]')).toHaveCount(118);
    await expect(page.locator('tr[data-key]').nth(60)).toBeFocused();
    await page.locator('.withdrawn-said').getByRole('button', { name: 'Remettre' }).click();
    await expect(page.locator('tr[data-key]')).toHaveCount(119);
  });
});

test('a list of 500 lines is drawn a part at a time, and mended at once', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await atMeeting(page);
  await page.evaluate(() => {
    const held = window as unknown as { longest: number; most: number };
    held.longest = 0;
    held.most = 0;
    const linesIn = (node: Node): number =>
      node instanceof Element
        ? Number(node.matches('.import-line')) + node.querySelectorAll('.import-line').length
        : 0;
    new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      held.most = Math.max(
        held.most,
        added.reduce((sum, node) => sum + linesIn(node), 0),
      );
    }).observe(document.body, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) held.longest = Math.max(held.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  const lines = Array.from({ length: 500 }, (_, n) =>
    n % 10 === 3 ? `Fautif${nameOf(n)};Zoé;;F;?` : lineOf(n),
  );
  await pickFiles(page, 'list', asFile([HEAD, ...lines].join('\r\n')));
  await expect(page.getByText('450 prêts, 50 à corriger')).toBeVisible();
  const longest = () => page.evaluate(() => (window as unknown as { longest: number }).longest);
  test
    .info()
    .annotations.push({ type: 'longest task of the review, ms', description: String(await longest()) });
  await page
    .getByRole('group', { name: /ligne 5,/ })
    .getByLabel('Date de naissance')
    .pressSequentially('12/12/1960');
  await expect(page.getByText('451 prêts, 49 à corriger')).toBeVisible();
  test.info().annotations.push({ type: 'and of the mending', description: String(await longest()) });
  await page.getByRole('button', { name: /^Afficher 100 des/ }).click();
  await expect(page.getByRole('region', { name: /^Prêts/ }).getByRole('checkbox')).toHaveCount(120);
  const most = await page.evaluate(() => (window as unknown as { most: number }).most);
  expect(most, 'lines drawn in one go').toBeGreaterThan(0);
  expect(most, 'lines drawn in one go').toBeLessThanOrEqual(10);
});

test('a meeting of 450 cases is drawn a part at a time, and its keys wait for rows that are not drawn yet', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await atMeeting(page);
  const lines = Array.from({ length: 450 }, (_, n) => lineOf(n));
  await pickFiles(page, 'list', asFile([HEAD, ...lines].join('\r\n')));
  await page.evaluate(() => {
    const held = window as unknown as { most: number };
    held.most = 0;
    const rowsIn = (node: Node): number =>
      node instanceof Element ? Number(node.matches('tr[data-key], .withdrawn li')) : 0;
    const within = (node: Node): number =>
      node instanceof Element ? node.querySelectorAll('tr[data-key], .withdrawn li').length : 0;
    new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      const count = added.reduce((sum, node) => sum + rowsIn(node) + within(node), 0);
      held.most = Math.max(held.most, count);
    }).observe(document.body, { childList: true, subtree: true });
  });
  const rows = page.locator('tr[data-key]');
  const mostAtOnce = () => page.evaluate(() => (window as unknown as { most: number }).most);
  await page.getByRole('button', { name: 'Inscrire 450 dossiers' }).click();
  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(rows).toHaveCount(450);
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows.nth(448)).toBeFocused();
  await page.getByRole('button', { name: 'Annuler l’inscription des 450 dossiers' }).click();
  await expect(rows).toHaveCount(0);
  await page.getByText('Retirés (450)').click();
  await expect(page.locator('.withdrawn li')).toHaveCount(450);
  await page.getByRole('button', { name: 'Remettre les 450 dossiers' }).last().click();
  await expect(rows).toHaveCount(450);
  expect(await mostAtOnce(), 'rows drawn in one go').toBeGreaterThan(0);
  expect(await mostAtOnce(), 'rows drawn in one go').toBeLessThanOrEqual(40);
});

test('a withdrawn case is found by the search, put back, and proposed to whom types the same patient', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await atMeeting(page);
  await registerTwo(page);
  const rows = page.locator('tr[data-key]');

  await test.step('withdrawn by a key, listed with who and when', async () => {
    await rows.nth(1).focus();
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(1);
    await expect(page.getByText('Le dossier de LE GOFF Marie est retiré de la séance.')).toBeInViewport();
    await page.getByText('Retirés (1)').click();
    await expect(page.getByText(/^Retiré par .*KERBRAT/)).toBeVisible();
    await expectAccessible(page, 'a meeting with a withdrawn case');
  });

  await test.step('found by the search, marked; its page says so and puts it back', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('goff');
    await expect(
      page.getByRole('option', { name: /LE GOFF Marie \(dossier retiré\).*retiré de la RCP/ }),
    ).toBeVisible();
    await expect(page.getByRole('option', { name: /^Remettre LE GOFF Marie/ })).toBeVisible();
    await expectAccessible(page, 'a withdrawn case among the hits');
    await page.keyboard.press('Enter');
    await expect(title(page, /LE GOFF Marie/)).toBeVisible();
    await expect(page.getByText(/^Ce dossier est retiré de la séance du/)).toBeVisible();
    await expectAccessible(page, 'the page of a withdrawn case');
    await page.getByRole('button', { name: 'Remettre dans la séance' }).click();
    await expect(page.getByText(/^Ce dossier est retiré/)).toBeHidden();
  });

  await test.step('restored from the palette', async () => {
    await page.goBack();
    await expect(rows).toHaveCount(2);
    await rows.nth(1).focus();
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('goff');
    await page.getByRole('option', { name: /^Remettre LE GOFF Marie/ }).click();
    await expect(rows).toHaveCount(2);
  });

  const panel = page.getByRole('dialog');
  const type = async (family: string, given: string, birth: string) => {
    await page.getByRole('button', { name: 'Saisir un dossier' }).click();
    await panel.getByLabel('Nom de naissance').fill(family);
    await panel.getByLabel('Premier prénom').fill(given);
    await panel.getByLabel('Date de naissance').fill(birth);
  };
  await test.step('who types a patient of the list is told before anything is registered', async () => {
    await type("d'Almeida", 'Zoé', '12/03/1958');
    // At once: before the keys have rested.
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText('Ce patient est déjà inscrit à cette séance.')).toBeVisible();
    await expectAccessible(page, 'a patient typed twice');
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByRole('button', { name: 'Inscrire quand même' })).toBeVisible();
    await panel.getByRole('button', { name: /^Ouvrir ce dossier/ }).click();
    await expect(title(page, /DALMEIDA Zoé/)).toBeVisible();
    await page.goBack();
    await expect(rows).toHaveCount(2);
  });

  await test.step('who types a withdrawn patient is offered to put her back, with the question typed', async () => {
    await rows.nth(1).focus();
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(1);
    await type('LE GOFF', 'marie', '05/06/1949');
    await expect(panel.getByText('Ce patient a un dossier retiré de cette séance.')).toBeVisible();
    await panel.getByRole('button', { name: /^Remettre/ }).click();
    await expect(panel).toBeHidden();
    await expect(rows).toHaveCount(2);
  });

  await test.step('a list with a withdrawn patient proposes her too', async () => {
    await rows.nth(1).focus();
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(1);
    await pickFiles(page, 'list', asFile([HEAD, 'LEGOFF;Marie;05/06/1949;F;Sein'].join('\r\n')));
    await page.getByRole('button', { name: /^Remettre LEGOFF/ }).click();
    await expect(page.getByText('1 déjà inscrit')).toBeVisible();
    await page.getByRole('button', { name: 'Revenir à la séance' }).click();
    await expect(rows).toHaveCount(2);
  });

  await test.step('a birth date that means nothing is not registered without; nor is anybody twice', async () => {
    const birth = panel.getByLabel('Date de naissance');
    await type('Merle', 'Ada', '31/02/1958');
    for (const text of ['31/02/1958', '12/03/195']) {
      await birth.fill(text);
      await panel.getByLabel('Nom de naissance').focus();
      await page.keyboard.press('Control+Enter');
      await expect(birth).toBeFocused();
      await expect(birth).toHaveValue(text);
      await expect(panel.getByText(/^Cette date n’existe pas/)).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(birth).toBeFocused();
    }
    await panel.getByRole('button', { name: 'Inscrire seulement' }).click();
    await expect(birth).toBeFocused();
    await birth.fill('12/03/1958');
    await answerLate(page, ['alike'], 300);
    await panel.getByRole('button', { name: 'Inscrire seulement' }).dblclick();
    await expect(panel).toBeHidden();
    await typeCase(page, { family: 'Grive', given: 'Nina', birth: '05/06/1952', question: 'Sein' });
    await page.goBack();
    await expect(rows).toHaveCount(4);
    await answerLate(page, [], 0);
  });

  await test.step('who corrects an identity into another’s is told at the field; so is a birth to come', async () => {
    await typeCase(page, { family: 'Autre', given: 'Marie', birth: '05/06/1949', question: 'Sein' });
    const form = page.getByRole('form', { name: 'Dossier' });
    await form.getByLabel('Nom de naissance').fill('Le Goff');
    await expect(form.getByText('Ce patient est déjà inscrit à cette séance.')).toBeVisible();
    await expectAccessible(page, 'an identity like another’s');
    await form.getByLabel('Nom de naissance').fill('Autre');
    await expect(form.getByText('Ce patient est déjà inscrit')).toBeHidden();
    await form.getByLabel('Date de naissance', { exact: true }).fill('05/06/2064');
    await form.getByLabel('Premier prénom').focus();
    await expect(form.getByText('Cette date de naissance est dans l’avenir.')).toBeVisible();
    await expect(page.getByText('-38 ans')).toHaveCount(0);
    await expect(page.locator('.case-facts').getByText('À compléter')).toBeVisible();
  });

  await test.step('a withdrawn patient is told at another meeting too', async () => {
    await page.goBack();
    await rows.nth(1).focus();
    await page.keyboard.press('Delete');
    await expect(page.getByText('Le dossier de LE GOFF Marie est retiré de la séance.')).toBeVisible();
    await page.keyboard.press('Alt+1');
    await planMeeting(page, inDays(2), 'Salle Curie');
    await type('Le Goff', 'Marie', '05/06/1949');
    await expect(panel.getByText('Ce patient a un dossier retiré d’une autre séance à venir.')).toBeVisible();
    await expect(panel.getByText(/, dossier retiré de la séance du \d\d\/\d\d\/\d{4}\./)).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Ouvrir ce dossier/ })).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Remettre/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await pickFiles(page, 'list', asFile([HEAD, 'Le Goff;Marie;05/06/1949;F;Sein'].join('\r\n')));
    await expect(page.getByText('1 à vérifier')).toBeVisible();
    await expect(page.getByText(/retiré de la séance du/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Remettre/ })).toHaveCount(0);
  });
});

test('of a patient who died, that comes first: where the fiche is reviewed, in the case, and on the console', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await atMeeting(page);
  await addParticipant(page, { given: 'Anne', family: 'Le Goff', specialty: 'oncologie medicale' });
  const fiche = await readFile(inRoot('test', 'fixtures', 'intake', 'fiche-complete.xml'), 'utf8');
  const died =
    '<sdtc:deceasedInd xmlns:sdtc="urn:hl7-org:sdtc" value="true"/><sdtc:deceasedTime xmlns:sdtc="urn:hl7-org:sdtc" value="20251120"/>';
  const buffer = Buffer.from(fiche.replace(/<birthTime value="\d+"\/>/, (birth) => birth + died));
  await pickFiles(page, 'fiche', [{ name: 'fiche.xml', mimeType: 'text/xml', buffer }]);
  const words = /^Patient décédé le 20\/11\/2025/;

  await expect(page.getByRole('alert').first()).toHaveText(/^Patient décédé le 20\/11\/2025\s: KERDONCUF/);
  await expect(page.locator('.import-details > :first-child')).toHaveText(words);
  await expect(page.locator('.import-details').getByText(words)).toHaveCount(1);
  await registerPicked(page);

  await page.locator('tr[data-key] > th').click();
  await expect(title(page, /KERDONCUF/)).toBeVisible();
  await expect(page.locator('.page.case > :first-child')).toHaveText(words);
  await expectAccessible(page, 'the case of a patient who died');

  await backToMeeting(page);
  await openMeeting(page, /GOFF/);
  await expect(title(page, /KERDONCUF/)).toBeVisible();
  await expect(page.locator('.case-pane > :first-child')).toHaveText(words);
});
