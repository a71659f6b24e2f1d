import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { heapsOf, heldIn } from '../support/heap';
import { attend, goToCase, openDemo, startDemoMeeting, title, unlock } from '../support/story';

/** The second window, as its user opens it. */
async function openProjector(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('Shift+M');
  const room = await opened;
  await expect(room.getByRole('region', { name: 'Dossier projeté' })).toBeVisible();
  return room;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const place = (room: Page) => room.locator('.projection-head > :first-child');

test('the room follows in a window of its own while the console stays usable', async ({
  openBrowserApp,
}, info) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await attend(page, 'Loire', 'Présent');
  await page.keyboard.press('Escape');
  const room = await openProjector(page);

  await test.step('goes from case to case', async () => {
    await expect(place(room)).toContainText('1 sur 17');
    await page.keyboard.press('j');
    await expect(place(room)).toContainText('2 sur 17');
    await expect(heading(page)).toHaveText(/^2\./);
    await goToCase(page, 'Capucine');
    await expect(place(room)).toContainText('C.');
  });

  await test.step('shows a proposal with its votes, and the decision while it is written', async () => {
    await page.keyboard.press('p');
    await page
      .getByRole('form', { name: /proposition/i })
      .getByRole('textbox')
      .first()
      .fill('Chirurgie première');
    await page.keyboard.press('Control+Enter');
    await expect(room.locator('.projection-items')).toContainText('Chirurgie première');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expect(room.locator('.projection-items .tally-words').first()).toContainText('2 pour');
    await page.keyboard.press('d');
    await page.keyboard.press('1');
    await page
      .getByRole('form', { name: 'Décision' })
      .getByLabel('Conclusion')
      .pressSequentially('Chirurgie en mai');
    await expect(room.locator('.projection-decision')).toContainText('En cours d’écriture');
    await expect(room.locator('.projection-decision')).toContainText('Chirurgie en mai');
    await page.keyboard.press('Escape');
  });

  await test.step('reads from six metres, and with a screen reader', async () => {
    await room.setViewportSize({ width: 1920, height: 1080 });
    const sizes = await room
      .locator('.projection')
      .evaluate((root) =>
        [...root.querySelectorAll('*')]
          .filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
          )
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(32);
    await expectAccessible(room, 'the projector window');
    await info.attach('projector 1920', { body: await room.screenshot(), contentType: 'image/png' });
    await info.attach('console', { body: await page.screenshot(), contentType: 'image/png' });
  });

  await test.step('turns the pages of what does not fit, and leaves Page ↓ to the console', async () => {
    await room.setViewportSize({ width: 1280, height: 600 });
    const page1 = room.getByText(/^page 1 sur \d/);
    await expect(page1).toBeVisible();
    const first = await room.locator('.projection-facts').innerText();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('s');
    await expect(room.getByText(/^page 2 sur \d/)).toBeVisible();
    expect(await room.locator('.projection-facts').innerText()).not.toBe(first);
    await page.keyboard.press('Shift+S');
    await expect(page1).toBeVisible();
  });

  await test.step('goes black and comes back by one key', async () => {
    await page.keyboard.press('b');
    await expect(room.getByText('Écran noir')).toBeAttached();
    await expect(room.getByRole('region', { name: 'Dossier projeté' })).toHaveCount(0);
    await page.keyboard.press('b');
    await expect(room.getByRole('region', { name: 'Dossier projeté' })).toBeVisible();
  });

  await test.step('keeps the case under discussion while its file is read', async () => {
    await page.keyboard.press('o');
    await expect(title(page, /Capucine/i)).toBeVisible();
    await expect(place(room)).toContainText('C.');
    await page.goBack();
    await expect(heading(page)).toHaveText(/Capucine/i);
  });

  await test.step('shows nothing once the workstation is locked, and the case again afterwards', async () => {
    await page.keyboard.press('Control+l');
    await expect(room.getByText('Réunion de concertation pluridisciplinaire')).toBeVisible();
    await unlock(page);
    await expect(place(room)).toContainText('C.');
  });

  const closed = room.waitForEvent('close');
  await page.keyboard.press('m');
  await closed;
});

test('no identity reaches the room before the chair shows it, not even its memory', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await expect(heading(page)).toHaveText(/^1\./);
  const name = (await heading(page).innerText()).replace(/^1\.\s*/, '').split(' ')[0] ?? '';
  await page.keyboard.press('o');
  await expect(title(page, new RegExp(name))).toBeVisible();
  const traits = { ipp: 'IPP-77-66-55', question: `Que proposer à Mme ${name}, IPP-77-66-55 ?` };
  await page.getByLabel('IPP', { exact: true }).fill(traits.ipp);
  const question = page.getByRole('form', { name: 'Dossier' }).getByLabel(/^Question posée/);
  await question.fill(traits.question);
  await question.blur();
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText(/^1\./);
  const room = await openProjector(page);
  await expect(heading(room)).toContainText('Que proposer à Mme');
  for (let step = 0; step < 4; step++) await page.keyboard.press('j');
  await expect(place(room)).toContainText('5 sur 17');
  for (let step = 0; step < 4; step++) await page.keyboard.press('k');
  await expect(place(room)).toContainText('1 sur 17');

  const family = name.split('-')[0] ?? '';
  const [own, ...workers] = await heapsOf(room);
  expect(workers).toEqual([]);
  expect(own && heldIn(own, [family, traits.ipp, 'Aubépine', 'Capucine-', 'DEMO-0002'])).toEqual([]);
  const [inPage] = await heapsOf(page);
  expect(inPage && heldIn(inPage, [family])).toEqual([family]);

  await page.keyboard.down('q');
  await expect(place(room)).toContainText(name);
  await page.keyboard.up('q');
  await expect(place(room)).not.toContainText(name);
  expect(await room.evaluate(() => window.opener === null)).toBe(true);
});
