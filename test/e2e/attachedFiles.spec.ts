import type { Locator, Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { mammogramPng, reportPdf } from '../support/attachedFiles';
import { expectAccessible, focused } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { isOffline, joinAtFirstStart, joinFromSettings } from '../support/regionSteps';
import { backToMeeting, openMeeting, title, type PickedFile } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const REPORT = reportPdf('anapath.pdf', ['Carcinome infiltrant, grade II', 'Deuxieme page']);
const IMAGE = mammogramPng('mammographie.png');

const section = (page: Page): Locator => page.getByRole('region', { name: 'Pièces jointes', exact: true });
const viewer = (page: Page): Locator => page.getByRole('dialog', { name: 'Pièce jointe' });

/** As from the file manager, onto the page. */
async function drop(page: Page, files: readonly PickedFile[]): Promise<void> {
  const carried = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given)
        transfer.items.add(
          new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name, { type }),
        );
      return transfer;
    },
    files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, base64: buffer.toString('base64') })),
  );
  await page.getByRole('form', { name: 'Dossier' }).dispatchEvent('dragover', { dataTransfer: carried });
  await expect(page.getByText('Déposez les pièces à joindre à ce dossier')).toBeVisible();
  await page.getByRole('form', { name: 'Dossier' }).dispatchEvent('drop', { dataTransfer: carried });
}

async function pick(page: Page, files: PickedFile[]): Promise<void> {
  await page.getByLabel('Joindre un fichier : choisir des fichiers').setInputFiles(files);
}

const thumbnails = (page: Page): Locator => section(page).locator('.thumbnail img');

test('a report and a mammogram are attached, reach the region, are fetched elsewhere, prepared, and shown in the room', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', Number(tomorrow().slice(-4))));
  const access = { ...ACCESS, url: region.url };
  const { page: first } = await openBrowserApp();
  const { page: second } = await openBrowserApp();
  try {
    await startSecretary(first);
    await prepareDuvauchel(first, 'Chirurgie conservatrice possible ?');

    // The browser is told to give the dialog over before the key, not with it: it may hear of the key first.
    const chooser = first.waitForEvent('filechooser');
    // Dropped, seen at once; by the keyboard, the dialog opens.
    await expect(section(first)).toContainText('Aucune.');
    await drop(first, [REPORT, IMAGE]);
    await expect(section(first).getByText('anapath.pdf')).toBeVisible();
    await expect(thumbnails(first)).toHaveCount(2);
    await first.keyboard.press('Control+j');
    await (await chooser).setFiles([]);
    await expectAccessible(first, 'a case with attached files');

    // Refused in a sentence, with what to do; the others are taken.
    await pick(first, [
      { name: 'notes.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004 texte') },
      { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(25_000_001, '%PDF-') },
      REPORT,
    ]);
    const problems = section(first).getByRole('alert');
    await expect(problems).toHaveCount(3);
    await expect(problems.nth(0)).toContainText('« notes.docx » n’est ni PDF, ni JPEG, ni PNG');
    await expect(problems.nth(0)).toContainText('Exportez-le en PDF');
    await expect(problems.nth(1)).toContainText('pèse un peu plus de 25,0 Mo');
    await expect(problems.nth(2)).toContainText('déjà joint');

    // Taken off, and back by undoing it.
    await section(first).getByRole('button', { name: 'Retirer mammographie.png' }).click();
    await expect(thumbnails(first)).toHaveCount(1);
    await expect.poll(async () => (await focused(first)).name).toContain('Joindre un fichier');
    await first.keyboard.press('Control+z');
    await expect(thumbnails(first)).toHaveCount(2);

    await joinFromSettings(first, access);
    await joinAtFirstStart(second, { given: 'Alma', family: 'Rivoallan' }, access);
    await second.getByRole('button', { name: 'Préparer la séance' }).click();
    await second.getByRole('row', { name: /DUVAUCHEL/ }).press('Enter');
    await expect(title(second, /DUVAUCHEL/)).toBeVisible();

    // Elsewhere: name and thumbnail at once, the rest when it is opened, or the reason why not.
    await expect(thumbnails(second)).toHaveCount(2);
    const image = section(second)
      .getByRole('button', { name: /mammographie\.png/ })
      .first();
    await expect(image).toContainText('Dans la région, pas encore sur ce poste');
    await region.pause();
    await isOffline(second);
    await image.click();
    await expect(viewer(second).getByRole('alert')).toContainText('La région ne répond pas');
    await expectAccessible(second, 'a file that does not come');
    // It comes by itself once the region answers again.
    await region.resume();
    const shown = viewer(second).getByRole('img', { name: 'mammographie.png' });
    await expect(shown).toBeVisible({ timeout: 40_000 });
    await expect(shown).toHaveJSProperty('naturalWidth', 600);
    await expectAccessible(second, 'an image, large');
    await second.keyboard.press('Escape');
    await expect(viewer(second)).toBeHidden();
    // The focus comes back in the frame after the one in which the picture goes.
    await expect.poll(async () => (await focused(second)).name).toContain('mammographie');

    // Before the meeting, all of it.
    await backToMeeting(second);
    const readiness = second.getByRole('group', { name: 'Pièces jointes de la séance' });
    await expect(readiness).toContainText('1 sur 2 pièces jointes sur ce poste');
    await readiness.getByRole('button', { name: /Préparer hors ligne/ }).click();
    await expect(readiness).toContainText('Tout est sur ce poste');
    await expectAccessible(second, 'a meeting that is ready');

    // In the room, without a network: one key, and Escape.
    await region.pause();
    await openMeeting(second, /LE GOFF/);
    await expect(second.getByRole('button', { name: /^2 pièces jointes/ })).toBeVisible();
    await second.keyboard.press('i');
    await expect(viewer(second).getByRole('img', { name: /anapath\.pdf, page 1 sur 2/ })).toBeVisible();
    await second.keyboard.press('PageDown');
    await expect(viewer(second).getByRole('img', { name: /page 2 sur 2/ })).toBeVisible();
    await second.keyboard.press('ArrowRight');
    await expect(viewer(second).getByRole('img', { name: 'mammographie.png' })).toBeVisible();
    await second.keyboard.press('Escape');
    await expect(viewer(second)).toBeHidden();
    await expect(second.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
  } finally {
    await region.close();
  }
});
