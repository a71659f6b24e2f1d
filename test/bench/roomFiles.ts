import type { Page } from '@playwright/test';
import type { PickedFile } from '../support/story';

/** Of each case, as the issue of the room asks for. */
const FILES = 20;

/** Photographs of two megapixels, of the size that a camera's are. */
async function photographs(page: Page): Promise<Buffer<ArrayBuffer>[]> {
  const drawn = await page.evaluate((count) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 1200];
    const drawing = canvas.getContext('2d');
    if (!drawing) throw new Error('No canvas');
    const made: string[] = [];
    for (let n = 0; n < count; n++) {
      for (let y = 0; y < canvas.height; y += 8)
        for (let x = 0; x < canvas.width; x += 8) {
          const grey = (x * 7 + y * 13 + n * 31 + ((x * y) % 97)) % 256;
          drawing.fillStyle = `rgb(${grey} ${grey} ${grey})`;
          drawing.fillRect(x, y, 8, 8);
        }
      made.push(canvas.toDataURL('image/jpeg', 0.7).split(',')[1] ?? '');
    }
    return made;
  }, FILES);
  return drawn.map((base64) => Buffer.from(base64, 'base64'));
}

/** From the console, at its first case: attaches as many files to each case, no two alike, and comes back to the first. */
export async function attachToAll(page: Page, cases: number): Promise<void> {
  const pictures = await photographs(page);
  const heading = page.locator('.case-pane-head h1');
  for (let at = 1; at <= cases; at++) {
    await page.keyboard.press('o');
    await page.getByLabel('Joindre un fichier : choisir des fichiers').setInputFiles(
      pictures.map((picture, n): PickedFile => ({
        name: `image-${at}-${n}.jpg`,
        mimeType: 'image/jpeg',
        // Past its end: another file, the same picture.
        buffer: Buffer.from(`${picture.toString('latin1')}${at}`, 'latin1'),
      })),
    );
    await page
      .locator('.file-open')
      .nth(FILES - 1)
      .waitFor({ timeout: 120_000 });
    await page.keyboard.press('Alt+2');
    await heading.filter({ hasText: new RegExp(`^${at}\\.`) }).waitFor();
    if (at < cases) await page.keyboard.press('j');
    if (at < cases) await heading.filter({ hasText: new RegExp(`^${at + 1}\\.`) }).waitFor();
  }
  await page.getByRole('navigation', { name: 'Ordre du jour' }).getByRole('button').first().click();
  await heading.filter({ hasText: /^1\./ }).waitFor();
}
