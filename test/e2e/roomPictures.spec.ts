import type { Locator, Page } from '@playwright/test';
import { lockedPdf, mammogramPng, maskedPdf, photographJpeg, reportPdf } from '../support/attachedFiles';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { heapsOf, heldIn } from '../support/heap';
import { openDemo, startDemoMeeting, title, unlock, type PickedFile } from '../support/story';

const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const viewer = (page: Page): Locator => page.getByRole('dialog', { name: 'Pièce jointe' });
const said = (page: Page): Locator =>
  viewer(page)
    .getByRole('status')
    .filter({ hasText: /pièce \d sur/ });
const caseInRoom = (room: Page): Locator => room.getByRole('region', { name: 'Dossier projeté' });
const imagesInRoom = (room: Page): Locator => room.getByRole('img', { name: /^Image/ });
const pointerInRoom = (room: Page): Locator => room.locator('.picture-pointer');

/** Onto the case that the console shows. */
async function attachHere(page: Page, files: readonly PickedFile[]): Promise<void> {
  const name = (await heading(page).innerText()).replace(/^\d+\.\s*/, '').split(' ')[0] ?? '';
  await page.keyboard.press('o');
  await expect(title(page, new RegExp(name))).toBeVisible();
  await page.getByLabel('Joindre un fichier : choisir des fichiers').setInputFiles([...files]);
  await expect(page.locator('.files .file-open')).toHaveCount(files.length);
  await page.goBack();
  await expect(page.getByRole('button', { name: new RegExp(`^${files.length} pièce`) })).toBeVisible();
}

async function openProjector(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('Shift+M');
  const room = await opened;
  await expect(caseInRoom(room)).toBeVisible();
  return room;
}

/** The colour in the room at this part of its screen, as it is painted. */
async function colourAt(room: Page, x: number, y: number): Promise<readonly number[]> {
  const { width, height } = room.viewportSize() ?? { width: 0, height: 0 };
  const at = { x: Math.round(x * width), y: Math.round(y * height), width: 1, height: 1 };
  const shot = await room.screenshot({ clip: at, type: 'png' });
  return room.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const drawing = document.createElement('canvas').getContext('2d');
    drawing?.drawImage(image, 0, 0);
    return [...(drawing?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
  }, shot.toString('base64'));
}
const BLUE = [59, 95, 158];
const YELLOW = [244, 211, 94];
const isNear = (colour: readonly number[], other: readonly number[]): boolean =>
  colour.every((part, index) => Math.abs(part - (other[index] ?? 0)) < 12);

async function openedMeeting(page: Page, files: (page: Page) => Promise<PickedFile[]>): Promise<Page> {
  await openDemo(page);
  await startDemoMeeting(page);
  await expect(heading(page)).toHaveText(/^1\./);
  await attachHere(page, await files(page));
  const room = await openProjector(page);
  await room.setViewportSize({ width: 1920, height: 1080 });
  return room;
}

test('the chair shows pictures to the room, looks nearer, turns, points, and sets two side by side', async ({
  openBrowserApp,
}, info) => {
  const { page } = await openBrowserApp();
  const room = await openedMeeting(page, async (on) => [
    await photographJpeg(on, 'photo.jpg', 'appareil'),
    reportPdf('anapath.pdf', ['Carcinome infiltrant', 'Deuxieme page', 'Troisieme page']),
    mammogramPng('mammographie.png'),
  ]);

  await test.step('one looks by oneself first; one key shows it, beside what may be written on it', async () => {
    await page.keyboard.press('i');
    await expect(viewer(page).getByRole('img', { name: 'photo.jpg' })).toBeVisible();
    await expect(viewer(page).getByText(/^Le nom du patient peut être écrit/)).toBeVisible();
    await expect(caseInRoom(room)).toBeVisible();
    await expectAccessible(page, 'a picture before it is shown');
    await page.keyboard.press('m');
    await expect(imagesInRoom(room)).toBeVisible();
    await expect(viewer(page).getByText('Montré à la salle')).toBeVisible();
    await expect(said(page)).toHaveText('photo.jpg, pièce 1 sur 3, montrée à la salle');
    await expectAccessible(room, 'a picture in the room');
    await expect.poll(async () => isNear(await colourAt(room, 0.5, 0.5), BLUE)).toBe(true);
    await expect.poll(async () => isNear(await colourAt(room, 0.1, 0.05), YELLOW)).toBe(true);
  });

  await test.step('turns and looks nearer', async () => {
    await page.keyboard.press('r');
    await expect(said(page)).toContainText('tournée d’un quart');
    // What was at the top left is at the top right, and the picture is as high as the screen.
    await expect.poll(async () => isNear(await colourAt(room, 0.65, 0.05), YELLOW)).toBe(true);
    await page.keyboard.press('Shift+R');
    await page.keyboard.press('+');
    await page.keyboard.press('=');
    await expect(said(page)).toContainText('zoom 200 %');
    await expect.poll(async () => isNear(await colourAt(room, 0.02, 0.05), BLUE)).toBe(true);
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowUp');
    await expect.poll(async () => isNear(await colourAt(room, 0.02, 0.05), YELLOW)).toBe(true);
    await expect(said(page)).toContainText('pièce 1 sur 3');
    await page.keyboard.press('0');
    await expect(said(page)).not.toContainText('zoom');
  });

  await test.step('points, with the mouse and without', async () => {
    const box = await viewer(page).locator('.viewer-place').boundingBox();
    if (!box) throw new Error('no picture');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(pointerInRoom(room)).toBeVisible();
    const middle = await pointerInRoom(room).boundingBox();
    expect(Math.abs((middle?.x ?? 0) + (middle?.width ?? 0) / 2 - 960)).toBeLessThan(20);
    await page.mouse.move(5, 5);
    await expect(pointerInRoom(room)).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(pointerInRoom(room)).toBeVisible();
    const before = await pointerInRoom(room).boundingBox();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => (await pointerInRoom(room).boundingBox())?.x)
      .toBeGreaterThan(before?.x ?? Infinity);
    await info.attach('room pointer', { body: await room.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('p');
    await expect(pointerInRoom(room)).toHaveCount(0);
  });

  await test.step('another file waits for its own word; its pages then follow', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(viewer(page).getByRole('img', { name: 'anapath.pdf, page 1 sur 3' })).toBeVisible();
    await expect(viewer(page).getByText('Pas encore montré à la salle')).toBeVisible();
    await expect.poll(async () => isNear(await colourAt(room, 0.5, 0.5), BLUE)).toBe(true);
    await page.keyboard.press('m');
    await expect.poll(async () => isNear(await colourAt(room, 0.5, 0.5), [255, 255, 255])).toBe(true);
    await page.keyboard.press('PageDown');
    await expect(said(page)).toHaveText('anapath.pdf, page 2 sur 3, pièce 2 sur 3, montrée à la salle');
    await info.attach('room pdf', { body: await room.screenshot(), contentType: 'image/png' });
    await info.attach('console pdf', { body: await page.screenshot(), contentType: 'image/png' });
  });

  await test.step('two side by side; the keys act on the one that is framed, or on both', async () => {
    await page.keyboard.press('c');
    await expect(viewer(page).getByRole('img', { name: 'mammographie.png' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(imagesInRoom(room)).toHaveCount(2);
    await page.keyboard.press('+');
    await expect(said(page)).toContainText('mammographie.png, pièce 3 sur 3, zoom 150 %');
    await page.keyboard.press('1');
    await expect(said(page)).toContainText('anapath.pdf, page 2 sur 3, pièce 2 sur 3');
    await expect(said(page)).not.toContainText('zoom');
    await page.keyboard.press('l');
    await page.keyboard.press('+');
    await page.keyboard.press('2');
    await expect(said(page)).toContainText('zoom 200 %');
    await expectAccessible(page, 'two pictures');
    await info.attach('room pair', { body: await room.screenshot(), contentType: 'image/png' });
    await info.attach('console pair', { body: await page.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('c');
    await expect(imagesInRoom(room)).toHaveCount(1);
  });

  await test.step('black wins, and what was shown is there again', async () => {
    await page.keyboard.press('b');
    await expect(room.getByText('Écran noir')).toBeAttached();
    await expect(imagesInRoom(room)).toHaveCount(0);
    await expect(viewer(page).getByText('Écran noir')).toBeVisible();
    await page.keyboard.press('b');
    await expect(imagesInRoom(room)).toHaveCount(1);
  });

  await test.step('left, the room sees the case again; opened again, nothing is shown by itself', async () => {
    await page.keyboard.press('Escape');
    await expect(caseInRoom(room)).toBeVisible();
    await page.keyboard.press('i');
    await expect(viewer(page).getByRole('img', { name: 'photo.jpg' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(imagesInRoom(room)).toHaveCount(1);
    await page.keyboard.press('m');
    await expect(caseInRoom(room)).toBeVisible();
    await page.keyboard.press('m');
    await expect(imagesInRoom(room)).toHaveCount(1);
  });

  await test.step('nothing is left of them once the workstation is locked', async () => {
    await page.keyboard.press('Control+l');
    await expect(room.getByText('Réunion de concertation pluridisciplinaire')).toBeVisible();
    await unlock(page);
    await expect(caseInRoom(room)).toBeVisible();
  });

  await test.step('the help names the keys', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Aide et raccourcis' });
    await expect(help).toContainText('Images et pièces jointes (I)');
    await expect(help).toContainText('Deux images côte à côte, ou une seule');
  });
});

test('nothing but pixels reaches the room, and what cannot be shown leaves it the case', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  const secrets = { exif: 'EXIF-PERVENCHE', text: 'TEXTE-PERVENCHE', name: 'NOM-PERVENCHE' };
  const room = await openedMeeting(page, async (on) => [
    await photographJpeg(on, `${secrets.name}.jpg`, secrets.exif),
    reportPdf(`${secrets.name}.pdf`, [secrets.text, 'Suite']),
    { name: 'abîmée.png', mimeType: 'image/png', buffer: mammogramPng('x').buffer.subarray(0, 60) },
  ]);
  // Whatever a window of the room hears, another one of this address hears as well.
  await room.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    new BroadcastChannel('concerto.room').onmessage = ({ data }) => heard.push(data);
  });
  await page.keyboard.press('i');
  await page.keyboard.press('m');
  await expect(imagesInRoom(room)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer(page).getByRole('img', { name: /page 1 sur 2/ })).toBeVisible();
  await page.keyboard.press('m');
  await expect(said(page)).toContainText('page 1 sur 2, pièce 2 sur 3, montrée à la salle');
  await expect.poll(async () => isNear(await colourAt(room, 0.5, 0.5), [255, 255, 255])).toBe(true);
  await page.keyboard.press('PageDown');
  await expect(said(page)).toContainText('page 2 sur 2, pièce 2 sur 3, montrée à la salle');

  await test.step('of what cannot be shown the console says why, and the room keeps what it sees', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(viewer(page).getByRole('alert')).toContainText('Cette image ne s’affiche pas.');
    await expect(viewer(page).getByRole('alert')).toContainText('Demandez-le de nouveau à qui l’a fait.');
    await expect(imagesInRoom(room)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(caseInRoom(room)).toBeVisible();
  });

  const heard = await room.evaluate(async () => {
    const messages = (window as unknown as { heard: { picture?: { id: string; pixels: Blob } }[] }).heard;
    const told = messages.flatMap(({ picture }) => (picture ? [picture] : []));
    const pictures = told.map(({ pixels }) => pixels);
    return {
      ids: told.map(({ id }) => id),
      said: JSON.stringify(messages),
      types: pictures.map(({ type }) => type),
      bytes: await Promise.all(
        pictures.map(async (pixels) => new TextDecoder('latin1').decode(await pixels.arrayBuffer())),
      ),
    };
  });
  // As often as a window says that it is there.
  expect(new Set(heard.ids).size).toBe(3);
  expect(new Set(heard.types)).toEqual(new Set(['image/jpeg']));
  const all = [heard.said, ...heard.bytes].join('\n');
  for (const secret of [...Object.values(secrets), 'PERVENCHE', 'Exif']) expect(all).not.toContain(secret);
  await room.evaluate(() => Object.assign(window, { heard: null }));
  const [own, ...workers] = await heapsOf(room);
  expect(workers).toEqual([]);
  expect(own && heldIn(own, Object.values(secrets))).toEqual([]);
  const [inPage] = await heapsOf(page);
  expect(inPage && heldIn(inPage, [secrets.name])).toEqual([secrets.name]);
});

test('a PDF is drawn as it is meant, and one that asks for a password says so', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  const room = await openedMeeting(page, () =>
    Promise.resolve([maskedPdf('diapositive.pdf'), lockedPdf('secret.pdf')]),
  );
  await page.keyboard.press('i');
  await page.keyboard.press('m');
  await expect(imagesInRoom(room)).toBeVisible();
  await expect.poll(async () => isNear(await colourAt(room, 0.3, 0.5), [255, 0, 0])).toBe(true);
  await expect.poll(async () => isNear(await colourAt(room, 0.7, 0.5), [255, 255, 255])).toBe(true);
  await page.keyboard.press('Escape');
  await expect(caseInRoom(room)).toBeVisible();
  await page.keyboard.press('i');
  await page.keyboard.press('n');
  await expect(viewer(page).getByRole('alert')).toContainText('protégé par un mot de passe');
  await page.keyboard.press('m');
  await page.keyboard.press('Shift+N');
  await expect(viewer(page).getByRole('img', { name: 'diapositive.pdf' })).toBeVisible();
  await expect(viewer(page).getByText('Montré à la salle')).toHaveCount(0);
  await expect(caseInRoom(room)).toBeVisible();
});

test('on one screen a file is named by its number, and waits for a word as well', async ({
  openBrowserApp,
}, info) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await expect(heading(page)).toHaveText(/^1\./);
  await attachHere(page, [mammogramPng('PERVENCHE.png')]);
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Projection' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(viewer(page).getByText('Pièce 1 n’est pas encore montrée.')).toBeVisible();
  await expect(viewer(page)).not.toContainText('PERVENCHE');
  await expectAccessible(page, 'a file that waits for a word');
  await page.keyboard.press('m');
  await expect(viewer(page).getByRole('img', { name: 'Pièce 1' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(viewer(page).getByRole('img', { name: 'Écran noir' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(viewer(page).getByRole('img', { name: 'Écran noir' })).toHaveCount(0);
  await info.attach('one screen', { body: await page.screenshot(), contentType: 'image/png' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Dossier projeté' })).toBeVisible();
});
