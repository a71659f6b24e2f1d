import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { prepareDuvauchel, startSecretary } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { backToMeeting, fillField, goToCase, openDemo, startDemoMeeting, title } from '../support/story';

const course = (page: Page): Locator => page.getByRole('region', { name: 'Évolution de la maladie' });
const figure = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('figure', { name });
const words = (within: Locator): Locator => within.locator('.course-drawing text');
const cells = async (within: Locator): Promise<string[][]> =>
  (await within.locator('tbody tr').all()).reduce<Promise<string[][]>>(
    async (rows, row) => [...(await rows), (await row.locator('td').allTextContents()).map(plain)],
    Promise.resolve([]),
  );
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('values are typed by keyboard, and the case page draws them with the course of the illness', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await prepareDuvauchel(page);
  await fillField(page, 'Date du diagnostic', '12/03/2019');

  await test.step('a marker, its result and its date, without leaving the keyboard', async () => {
    await page.getByRole('combobox', { name: 'Ajouter une valeur' }).focus();
    await page.keyboard.type('psa');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'PSA 1' }).getByLabel('Résultat')).toBeFocused();
    for (const typed of ['12,40', '03/02/2024']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
    }
    await expect(page.getByRole('group', { name: 'PSA 1' }).getByLabel('Unité')).toHaveValue('ng/mL');
    await page.keyboard.press('Tab');
    for (const [result, date] of [
      ['0,2', '03/2025'],
      ['< 0,01', '2026'],
    ] as const) {
      await expect(page.getByRole('combobox', { name: 'Ajouter une valeur' })).toBeFocused();
      await page.keyboard.type('psa');
      await page.keyboard.press('Enter');
      await page.keyboard.type(result);
      await page.keyboard.press('Tab');
      await page.keyboard.type(date);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
    }
    await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  });

  await test.step('« f » leads to the drawing, whose table has each value as it was given', async () => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('f');
    await expect(course(page).getByRole('heading', { name: 'Évolution de la maladie' })).toBeFocused();
    const psa = figure(course(page), 'PSA (ng/mL)');
    await expect(words(psa).getByText('12,40')).toBeVisible();
    await expect(psa.locator('.course-hollow')).toHaveCount(1);
    expect(await cells(psa)).toEqual([
      ['03/02/2024', '12,40'],
      ['03/2025', '0,2'],
      ['2026', '< 0,01'],
    ]);
    await expect(words(figure(course(page), 'Chronologie de la maladie')).getByText(/Diagnostic/)).toHaveText(
      '12/03/2019 Diagnostic',
    );
  });

  await test.step('a result without its date is said, not drawn', async () => {
    await page.getByRole('combobox', { name: 'Ajouter une valeur' }).fill('FEVG');
    await page.keyboard.press('Enter');
    await page.keyboard.type('58');
    await page.keyboard.press('Tab');
    await expect(course(page)).toContainText(/FEVG\s: 58\s%, sans date \(valeur incomplète\)/);
  });

  await page.reload();
  await page.getByLabel('Phrase secrète').fill('girafe tambour velours orage');
  await page.keyboard.press('Enter');
  await expect(figure(course(page), 'PSA (ng/mL)').locator('tbody tr')).toHaveCount(3);
});

test('the drawing of a long illness is read by eye, on paper and by a screen reader', async ({
  openBrowserApp,
}, info) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.getByRole('row', { name: /Orchidée/i }).press('Enter');
  await expect(title(page, /Orchidée/i)).toBeVisible();
  const timeline = figure(course(page), 'Chronologie de la maladie');
  await expect(timeline.locator('.course-bar')).toHaveCount(4);
  await expect(words(timeline).getByText(/en cours$/)).toHaveCount(1);
  await expect(figure(course(page), 'CA 15-3 (U/mL)').locator('tbody tr')).toHaveCount(8);
  await expectAccessible(page, 'the course on the case page');

  await page.getByRole('button', { name: 'Montrer les tableaux' }).click();
  const cell = timeline.getByRole('cell', { name: /Tumorectomie/ });
  await cell.scrollIntoViewIfNeeded();
  await expect(cell).toBeInViewport();
  await expectAccessible(page, 'the course with its tables');
  await page.getByRole('button', { name: 'Masquer les tableaux' }).click();

  for (const [name, look] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['print', { media: 'print', colorScheme: 'light' }],
  ] as const) {
    await page.emulateMedia(look);
    await info.attach(`course ${name}`, { body: await course(page).screenshot(), contentType: 'image/png' });
  }
});

test('the room sees the illness over time at a key, masked, and readable from six metres', async ({
  openBrowserApp,
}, info) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.getByRole('row', { name: /Orchidée/i }).press('Enter');
  await fillField(page, 'Résultats d’examens', 'IRM de Mme Orchidée-Démo du 01/02/2026 : stable.');
  await backToMeeting(page);
  await startDemoMeeting(page);
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('Shift+M');
  const room = await opened;
  await room.setViewportSize({ width: 1920, height: 1080 });
  await goToCase(page, 'Orchidée');
  const drawn = room.getByRole('region', { name: 'Évolution projetée' });
  const timeline = figure(room, 'Chronologie de la maladie');

  await test.step('on the console it takes the place of the facts', async () => {
    await page.keyboard.press('f');
    await expect(figure(page, 'CA 15-3 (U/mL)')).toBeAttached();
    await expectAccessible(page, 'the course on the console');
    await info.attach('console', { body: await page.screenshot(), contentType: 'image/png' });
    await page.keyboard.press('f');
    await expect(figure(page, 'CA 15-3 (U/mL)')).toHaveCount(0);
  });

  await test.step('in the room it is another page of the case', async () => {
    await page.keyboard.press('Shift+F');
    await expect(drawn).toBeVisible();
    await expect(words(timeline).getByText('01/02/2026 IRM de Mme O.')).toBeVisible();
    expect(await room.content()).not.toMatch(/orchid/i);
    await expect(timeline.locator('.course-bar')).toHaveCount(4);
    const sizes = await drawn
      .locator('.course-drawing text')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(32);
    const edges = await drawn.locator('.course-drawing:visible text').evaluateAll((all) =>
      all.map((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left >= 0 && right <= window.innerWidth;
      }),
    );
    expect(edges).not.toContain(false);
    await expectAccessible(room, 'the course in the room');
    await info.attach('room', { body: await room.screenshot(), contentType: 'image/png' });
  });

  await test.step('turned on, it shows the curves, each whole', async () => {
    await expect(room.getByText(/^page 1 sur \d/)).toBeVisible();
    await page.keyboard.press('s');
    await expect(words(figure(room, 'CA 15-3 (U/mL)')).getByText('142')).toBeInViewport({ ratio: 1 });
    await info.attach('room curves', { body: await room.screenshot(), contentType: 'image/png' });
  });

  await test.step('the next case begins with what is to be decided', async () => {
    await page.keyboard.press('k');
    await expect(room.getByRole('region', { name: 'Dossier projeté' })).toBeVisible();
  });
});
