import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { isFocused, press, tabTo } from '../support/keyboard';
import { openDemo, quorum, startDemoMeeting } from '../support/story';

/** What a screen shows of what is written; times tick by themselves. */
const shown = (page: Page, part: string) =>
  page
    .locator(part)
    .evaluate((root) =>
      [
        ...root.querySelectorAll<HTMLElement>(
          '[aria-pressed=true], .tally-words, .choices-below, th, .proposal-words',
        ),
      ]
        .map((one) => one.innerText)
        .join(' | '),
    );

/** This key writes, and that one puts back what was. */
async function expectTakenBack(page: Page, part: string, key: string, back: string): Promise<void> {
  const before = await shown(page, part);
  await press(page, key);
  await expect.poll(() => shown(page, part), `${key} writes`).not.toBe(before);
  await press(page, back);
  await expect.poll(() => shown(page, part), `${back} takes ${key} back`).toBe(before);
}

test('in the preparation, one key takes back a moved case, one taken off, and a regrouping', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await tabTo(page, 'tr[data-key]');
  await expectTakenBack(page, 'main', 'Alt+ArrowDown', 'Control+z');
  await expectTakenBack(page, 'main', 'Alt+ArrowDown', 'Alt+ArrowUp');
  await expectTakenBack(page, 'main', 'Delete', 'Control+z');
  await press(page, 'Escape');
  await expectTakenBack(page, 'main', 'g', 'Control+z');
});

test('in the room, one key takes back each presence, vote, proposal and decision', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);

  await test.step('presences, and a departure', async () => {
    const attendance = '[data-focus=attendance]';
    for (const key of ['1', '2', '3']) {
      await press(page, 'a');
      await isFocused(page, `${attendance} .choice`);
      await expectTakenBack(page, attendance, key, 'Control+z');
    }
    await press(page, 'a');
    await page.locator(`${attendance} .choice[tabindex="0"]`).focus();
    await press(page, 'Home', '1', '1', '1', '1');
    await expect(page.locator(`${attendance} .choice-done[aria-pressed=true]`)).toHaveCount(4);
    await press(page, 'Home');
    await expectTakenBack(page, attendance, '4', 'Control+z');
    await expect(quorum(page)).toBeVisible();
    await press(page, 'Escape');
  });

  await test.step('votes one by one, all at once, by Space, and a remark', async () => {
    const votes = '[aria-label="Présences, propositions et décision"]';
    await press(page, 'v');
    for (const key of ['1', '2', '3', 'Space', 't']) {
      await press(page, 'v', 'Home');
      await isFocused(page, '[data-focus=votes] .choice');
      await expectTakenBack(page, votes, key, 'Control+z');
    }
    const before = await shown(page, votes);
    await press(page, 'Home', '4');
    await page.keyboard.type('si la biopsie le confirme');
    await press(page, 'Enter');
    await expect(page.locator('.choices-below')).toContainText('si la biopsie le confirme');
    await isFocused(page, '[data-focus=votes] .choice');
    await press(page, 'Control+z');
    await expect.poll(() => shown(page, votes)).toBe(before);
  });

  await test.step('a proposal, and one withdrawn', async () => {
    const item = page.locator('.proposal', { hasText: 'Essai clinique' });
    await press(page, 'Escape', 'p');
    await isFocused(page, '.proposal-form textarea');
    await page.keyboard.type('Essai clinique');
    await press(page, 'Control+Enter');
    await expect(item).toBeVisible();
    await press(page, 'Control+z');
    await expect(item).toHaveCount(0);
    await press(page, 'Control+y');
    await expect(item).toBeVisible();
    await item.locator('.proposal-text').focus();
    await press(page, 'Enter', 'Tab', 'Tab');
    await expect(page.locator('[aria-label^="Retirer la proposition"]')).toBeFocused();
    await press(page, 'Enter');
    await expect(item).toHaveCount(0);
    await expect
      .poll(() => page.evaluate(() => document.activeElement !== document.body), 'the keyboard is somewhere')
      .toBe(true);
    await press(page, 'Control+z');
    await expect(item).toBeVisible();
  });

  await test.step('the same by the votes’ own keys: withdrawn, and corrected', async () => {
    const item = page.locator('.proposal', { hasText: 'Essai clinique' });
    const chosen = page.locator('.proposal-selected .proposal-number');
    for (const number of ['1', '2', '3']) {
      await press(page, 'v');
      await isFocused(page, '.proposal-selected [data-focus=votes] .choice');
      await expect(chosen).toHaveText(number);
    }
    await press(page, 'Delete');
    await expect(item).toHaveCount(0);
    await press(page, 'Control+z');
    await expect(item).toBeVisible();
    await press(page, 'Shift+P');
    await isFocused(page, '.proposal-form textarea');
    await page.getByRole('button', { name: 'Abandonner' }).press('Enter');
    await expect(page.locator('.proposal-form')).toHaveCount(0);
  });

  await test.step('a decision, the black screen’s and the projection’s own keys', async () => {
    const decision = page.getByRole('article', { name: /^Décision, version/ });
    await press(page, 'Escape', 't');
    await expect(page.locator('.proposal-selected .tally-words')).toContainText('pour');
    await press(page, 'd', '1', 'Control+Enter');
    await expect(decision).toBeVisible();
    await press(page, 'Escape', 'Shift+D');
    await expect(decision).toHaveCount(0);
    await page.getByRole('button', { name: 'Garder la décision' }).press('Enter');
    await expect(decision).toBeVisible();
    await press(page, 'Control+z');
    await expect(decision).toHaveCount(0);
    await press(page, 'Escape', 'm');
    const projection = page.getByRole('dialog', { name: 'Projection' });
    const facts = projection.getByRole('region', { name: 'Dossier projeté' });
    await expect(facts).toBeVisible();
    await press(page, 'b');
    await expect(facts).toHaveCount(0);
    await press(page, 'b');
    await expect(facts).toBeVisible();
    await press(page, 'Shift+F');
    await expect(facts).toHaveCount(0);
    await press(page, 'Shift+F');
    await expect(facts).toBeVisible();
    await press(page, 'm');
    await expect(projection).toBeHidden();
  });
});

test('cases registered together, and a closing, are taken back where they were done', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const decided = page.locator('.agenda-item', { hasText: 'Enregistré' });
  await press(page, 'g');
  const batch = page.getByRole('dialog', { name: 'Cas conformes à un référentiel' });
  await expect(batch.getByRole('checkbox')).toBeChecked();
  await press(page, 'Control+Enter');
  await expect(batch.getByText('1 cas enregistré')).toBeVisible();
  await expect(decided).toHaveCount(1);
  await press(page, 'Control+z');
  await expect(batch.getByRole('checkbox')).toBeChecked();
  await expect(decided).toHaveCount(0);
  // What was taken back is read again before it is registered.
  await expect(batch.getByRole('button', { name: /^Les relire/ })).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(batch.getByRole('button', { name: /^Enregistrer 1.cas/ })).toBeEnabled();
  await press(page, 'Control+Enter');
  await expect(decided).toHaveCount(1);
  await press(page, 'Escape');
  await expect(batch).toHaveCount(0);

  await press(page, 'c');
  await tabTo(page, '[role=dialog] .notice .button-plain');
  await press(page, 'Enter');
  await expect(page.getByText('La séance est terminée')).toBeVisible();
  await press(page, 'Control+z');
  await expect(page.getByText('La séance est terminée')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Clore la séance' })).toBeVisible();
});
