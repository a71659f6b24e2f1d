import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import {
  chooseOn,
  comeIn,
  heading,
  openRoom,
  panel,
  readRoom,
  saidOn,
  takePhone,
} from '../support/phones/room';
import {
  attend,
  choose,
  goToCase,
  openDemo,
  propose,
  startDemoMeeting,
  title,
  unlock,
} from '../support/story';

// One after the other: the room that is opened again after a kill needs its port.
test.describe.configure({ mode: 'default' });

const doctors = ['Loire', 'Garonne', 'Dordogne'];

test('doctors vote from phones, through a kill in the midst of it, and read the result', async ({
  launchApp,
  chromiumOfWorker,
}) => {
  const first = await launchApp();
  const { page } = first;
  await openDemo(page);
  await startDemoMeeting(page);
  await goToCase(page, 'Bleuet');
  const shown = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  for (const family of doctors) await attend(page, family, 'Présent');
  await propose(page, 'Tumorectomie de Madame Bleuet', 'chirurgie');
  await page.keyboard.press('Escape');

  const room = await openRoom(page);
  await expectAccessible(page, 'the panel of phones');
  const { phone: small } = await takePhone(chromiumOfWorker, room, 320);
  await expect(heading(small, 'Vote en séance')).toBeVisible();
  await expectAccessible(small, 'the code');
  await small.getByLabel(/^Code à quatre/).fill(room.code === '0000' ? '1111' : '0000');
  await small.getByRole('button', { name: 'Continuer' }).tap();
  await expect(small.getByRole('alert')).toContainText('Ce n’est pas le code affiché');
  await comeIn(small, room.code, /LOIRE/);
  await expect(heading(small, 'En attente d’un vote')).toBeVisible();
  const { phone: large, context } = await takePhone(chromiumOfWorker, room, 430, 'dark');
  await comeIn(large, room.code, /GARONNE/);

  // A second phone of a name that is taken.
  const { phone: other } = await takePhone(chromiumOfWorker, room, 320);
  await comeIn(other, room.code, /GARONNE/);
  await expect(heading(other, 'Nom déjà pris')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Garder le premier' }).click();
  await expect(heading(other, 'Téléphone retiré')).toBeVisible();

  await panel(page)
    .getByRole('button', { name: /^Ouvrir le vote/ })
    .click();
  await expect(heading(small, 'Votez')).toBeVisible();
  await expect(heading(large, 'Votez')).toBeVisible();
  await expect(small.getByText('Bleuet')).toHaveCount(0);
  await chooseOn(small, 'A', 'Pour');
  await expect(saidOn(small, 'A')).toHaveText('Vote enregistré : Pour.');
  await expectAccessible(small, 'a vote');
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'voté' })).toContainText('1 sur 4 a voté');

  await first.kill();
  await expect(small.getByText('La liaison avec la salle est coupée')).toBeVisible();
  const second = await launchApp({ profile: first.profile });
  await unlock(second.page);
  await second.page.getByRole('button', { name: 'Reprendre la séance' }).first().click();
  await expect(title(second.page, shown)).toBeVisible();
  await expect(second.page.locator('.badge', { hasText: 'Vote en cours, téléphones coupés' })).toBeVisible();
  await openRoom(second.page);
  // By their keys, under no code.
  await expect(saidOn(small, 'A')).toHaveText('Vote enregistré : Pour.');
  await expect(small.getByText('La liaison avec la salle est coupée')).toHaveCount(0);
  await chooseOn(large, 'A', 'Contre');
  await expect(saidOn(large, 'A')).toHaveText('Vote enregistré : Contre.');
  await large.reload();
  await expect(saidOn(large, 'A')).toHaveText('Vote enregistré : Contre.');
  const again = await readRoom(second.page);
  expect(again.host).toBe(room.host);

  await panel(second.page)
    .getByRole('button', { name: /^Terminer le vote/ })
    .click();
  await expect(heading(small, 'Vote terminé')).toBeVisible();
  await expect(saidOn(small, 'A')).toContainText('Résultat : 1 pour, 1 contre, 0 abstention.');
  await expectAccessible(small, 'the result');
  await second.page.keyboard.press('Escape');
  await expect(second.page.locator('.tally-words').first()).toContainText('1 pour · 1 contre');

  // Put out, a phone leaves what it voted, and the chair is told so.
  await second.page.keyboard.press('l');
  await panel(second.page)
    .getByRole('button', { name: /^Retirer le téléphone de .*GARONNE/ })
    .click();
  const gone = panel(second.page)
    .getByRole('status')
    .filter({ hasText: /GARONNE.* est retiré\./ });
  await expect(gone).toContainText('Ce qu’il a déjà voté reste, marqué « voté par téléphone »');
  await expectAccessible(second.page, 'a phone that was put out');
  await expect(heading(large, 'Téléphone retiré')).toBeVisible();
  await expect(panel(second.page).getByRole('button', { name: /GARONNE/ })).toHaveCount(0);

  // A decision on its case ends a vote that is still open: the form says so first, phones and chair read it then.
  await panel(second.page)
    .getByRole('button', { name: /^Ouvrir le vote/ })
    .click();
  await expect(heading(small, 'Votez')).toBeVisible();
  await second.page.keyboard.press('Escape');
  await expect(panel(second.page)).toHaveCount(0);
  await second.page.keyboard.press('d');
  await second.page.keyboard.press('3');
  const form = second.page.getByRole('form', { name: 'Décision' });
  await expect(second.page.getByText('Un vote par téléphone est en cours')).toBeVisible();
  await choose(form, second.page, 'Motif du report', 'Présentateur absent');
  await second.page.keyboard.press('Control+Enter');
  await expect(second.page.getByRole('article', { name: /^Décision, version/ })).toBeVisible();
  await expect(heading(small, 'Vote terminé')).toBeVisible();
  await expect(saidOn(small, 'A')).toHaveText('Vote enregistré : Pour.');
  await second.page.keyboard.press('l');
  await expect(panel(second.page).getByText(/s’est terminé avec la décision\.$/)).toBeVisible();
  await expectAccessible(second.page, 'a vote that the decision ended');
  await second.page.keyboard.press('Escape');

  // At the lock the room is closed.
  await second.page.keyboard.press('Control+l');
  await expect(heading(small, 'La salle est fermée')).toBeVisible();
  await context.close();
});

test('what the console notes during the vote stands beside the phone’s, which nobody reads before the end', async ({
  launchApp,
  chromiumOfWorker,
}) => {
  const { page } = await launchApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await goToCase(page, 'Bleuet');
  for (const family of doctors.slice(0, 2)) await attend(page, family, 'Présent');
  await propose(page, 'Tumorectomie', 'chirurgie');
  await page.keyboard.press('Escape');
  const room = await openRoom(page);
  const { phone, context } = await takePhone(chromiumOfWorker, room, 320);
  await comeIn(phone, room.code, /LOIRE/);
  await panel(page)
    .getByRole('button', { name: /^Ouvrir le vote/ })
    .click();
  await chooseOn(phone, 'A', 'Contre');
  await expect(saidOn(phone, 'A')).toHaveText('Vote enregistré : Contre.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  const row = page
    .getByRole('list', { name: /^Votes sur/ })
    .getByRole('listitem')
    .filter({ hasText: /Loire/i });
  await expect(row).toContainText('A voté');
  await row.getByRole('button', { name: 'Réserve', exact: true }).click();
  await page.keyboard.type('Si la biopsie confirme');
  await expect(row).not.toContainText('Noté depuis');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('textbox')).toHaveCount(0);
  await expect(row).toContainText('A voté');
  await expect(row).not.toContainText('Noté aussi');
  await page.keyboard.press('l');
  await panel(page)
    .getByRole('button', { name: /^Terminer le vote/ })
    .click();
  await page.keyboard.press('Escape');
  await expect(row).toContainText(/Noté aussi «\sContre\s» par téléphone\s: à vérifier/);
  await expect(row.getByRole('button', { name: 'Réserve', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await context.close();
});
