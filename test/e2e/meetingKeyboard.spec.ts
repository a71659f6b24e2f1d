import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { isFocused, openDemoByKeys, press, tabTo } from '../support/keyboard';
import { openDemo, title, unlock } from '../support/story';

const firstRow = (page: Page) => page.locator('tr[data-key] > th').first();
test('a meeting from the first start to its papers, hands off the mouse', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();

  await test.step('first start', async () => {
    await openDemoByKeys(page);
  });

  await test.step('types a case and fills one of its fields', async () => {
    await press(page, 'n');
    await page.keyboard.type('Duvauchel');
    await press(page, 'Tab');
    await page.keyboard.type('Irène');
    await press(page, 'Tab');
    await page.keyboard.type('05061949');
    await press(page, 'Control+Enter');
    await expect(title(page, 'DUVAUCHEL Irène')).toBeVisible();
    await press(page, 'Alt+ArrowDown', 'Alt+ArrowDown', 'Tab');
    await page.keyboard.type('Dr Hervé Chassagne');
    await expect(page.getByText(/^Enregistré à /)).toBeVisible();
    await press(page, 'Alt+1');
    await expect(page.getByRole('button', { name: 'Préparer la séance' })).toBeVisible();
    await press(page, 'p');
    await expect(page.locator('tr[data-key]')).toHaveCount(18);
  });

  await test.step('moves a case, takes it off, puts it back', async () => {
    const name = (await firstRow(page).innerText()).split('\n')[0] ?? '';
    await tabTo(page, 'tr[data-key]');
    await press(page, 'Alt+ArrowDown');
    await expect(firstRow(page)).not.toContainText(name);
    await isFocused(page, 'tr[data-key]:nth-child(2)');
    await press(page, 'Alt+ArrowUp');
    await expect(firstRow(page)).toContainText(name);
    await isFocused(page, 'tr[data-key]:first-child');
    await press(page, 'Delete');
    await expect(page.locator('tr[data-key]')).toHaveCount(17);
    const putBack = page.getByRole('button', { name: /^Remettre/ });
    await expect(putBack).toBeVisible();
    // Said of one act, it goes with the next, which « Remettre » would take back instead.
    await tabTo(page, 'tr[data-key]');
    await press(page, 'Alt+ArrowDown');
    await expect(putBack).toBeHidden();
    await press(page, 'Control+z');
    await expect(page.getByText('Ordre des dossiers rétabli')).toBeVisible();
    await press(page, 'Control+z');
    await expect(page.locator('tr[data-key]')).toHaveCount(18);
    await expect(firstRow(page)).toContainText(name);
  });

  await test.step('opens the meeting and marks who is there', async () => {
    await press(page, 'Control+Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await press(page, 'Control+Enter');
    await expect(page.getByRole('navigation', { name: 'Ordre du jour' })).toBeVisible();
    await press(page, 'a');
    await isFocused(page, '[data-focus=attendance] .choice');
    await press(page, '1', '2', '3', '1', '1');
    const pressed = page.locator('[data-focus=attendance] .choice[aria-pressed=true]');
    await expect(pressed.nth(0)).toHaveText('Présent');
    await expect(pressed.nth(1)).toHaveText('Visio');
    await expect(pressed.nth(2)).toHaveText('Écrit');
    await expect(page.locator('.work-quorum')).toHaveText('Quorum atteint');
    await press(page, 'Escape');
  });

  await test.step('discusses, proposes, votes, decides', async () => {
    await press(page, 'e');
    await page.keyboard.type('Relecture des images : lésion unique.');
    await press(page, 'Control+Enter');
    await expect(page.locator('[data-focus=discussion]').getByText(/^Enregistré à /)).toBeVisible();
    await press(page, 'p');
    await isFocused(page, 'textarea');
    await page.keyboard.type('Chirurgie première');
    await press(page, 'Control+Enter');
    await expect(page.getByRole('list', { name: /Votes sur : Chirurgie première/ })).toBeVisible();
    await isFocused(page, '[data-focus=votes] .choice');
    await press(page, '2', '3', 't');
    await expect(page.getByText(/pour · 1 contre · 1\sabstention/)).toBeVisible();
    await press(page, 'Escape', 'd', '1', 'Control+Enter');
    await expect(page.getByText('La décision est vide')).toBeVisible();
    await tabTo(page, '[data-focus=decision] textarea');
    await page.keyboard.type('Chirurgie première.');
    await press(page, 'Control+Enter');
    const decision = page.getByRole('article', { name: 'Décision, version 1' });
    await expect(decision).toContainText('Chirurgie première.');
    await press(page, 'Control+z');
    await expect(decision).toBeHidden();
    await expect(page.getByText(/Décision «.*reprise/)).toBeVisible();
  });

  await test.step('goes from case to case, projects without identity', async () => {
    const heading = page.getByRole('heading', { level: 1 });
    await press(page, 'Escape', 'j');
    await expect(heading).toHaveText(/^2\./);
    await press(page, 'k');
    await expect(heading).toHaveText(/^1\./);
    const name = (await heading.innerText()).replace(/^1\.\s*/, '');
    await press(page, 'm');
    const projection = page.getByRole('dialog', { name: 'Projection' });
    await expect(projection).toBeVisible();
    await expect(projection).not.toContainText(name);
    const sizes = await projection.evaluate((root) =>
      [...root.querySelectorAll('*')]
        .filter((element) =>
          [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
        )
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    await press(page, 'm');
    await expect(projection).toBeHidden();
  });

  await test.step('closes what was not presented, saves the list', async () => {
    await press(page, 'c');
    await tabTo(page, '[role=dialog] .notice .button-plain');
    await press(page, 'Enter');
    await expect(page.getByText('La séance est terminée')).toBeVisible();
    await tabTo(page, '[role=dialog] .button-primary + .button-plain');
    const download = page.waitForEvent('download');
    await press(page, 'Enter');
    expect((await download).suggestedFilename()).toMatch(/\.docx$/);
  });
});

test('what is typed is kept through the lock and the way out, without waiting', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await tabTo(page, 'tr[data-key]');
  await press(page, 'Enter');

  const field = page.getByLabel('Commentaire sur le patient, ses souhaits');
  await field.fill('Veut partir');
  await field.press('End');
  await page.keyboard.type(' en juin.');
  await press(page, 'Control+l');
  await unlock(page);
  await expect(field).toHaveValue('Veut partir en juin.');

  await field.press('End');
  await page.keyboard.type(' Vit seule.');
  await press(page, 'Alt+1');
  await expect(title(page, 'Agenda')).toBeVisible();
  await page.goBack();
  await expect(field).toHaveValue('Veut partir en juin. Vit seule.');
});
