import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { openDemo, quorum, startDemoMeeting } from '../support/story';

const VOTERS = 8;

/** The chair's one hand: every key is counted, those held beside another too. What is typed as free text is not. */
class Hand {
  keys = 0;
  constructor(private readonly page: Page) {}

  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) {
      this.keys += chord.split('+').length;
      await this.page.keyboard.press(chord);
    }
  }
}

const agenda = (page: Page) => page.getByRole('navigation', { name: 'Ordre du jour' });
const decided = (page: Page, words: string) => agenda(page).getByRole('button').filter({ hasText: words });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const votes = (page: Page) => page.getByRole('list', { name: /^Votes sur/ });

/** Eight doctors in the room, and who writes: enough for the quorum. */
async function openRoom(page: Page): Promise<void> {
  await openDemo(page);
  await startDemoMeeting(page);
  await page.keyboard.press('a');
  await expect(page.locator('[data-focus=attendance] .choice[tabindex="0"]')).toBeFocused();
  for (let n = 0; n <= VOTERS; n++) await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-focus=attendance] .choice-done[aria-pressed=true]')).toHaveCount(
    VOTERS + 1,
  );
  await expect(quorum(page)).toContainText('Quorum atteint');
}

test('a case is concluded in few keys: six for one that follows a guideline, forty for one that is discussed', async ({
  openBrowserApp,
}, info) => {
  const { page } = await openBrowserApp();
  await openRoom(page);
  const said = (what: string, keys: number, most: number) => {
    const words = `${what} : ${keys} touches (${most} au plus)`;
    info.annotations.push({ type: 'touches', description: words });
    console.log(words);
    expect(keys).toBeLessThanOrEqual(most);
  };

  await test.step('with two proposals, and eight voters of whom none agrees on the second', async () => {
    const hand = new Hand(page);
    await hand.press('j');
    await expect(heading(page)).toHaveText(/^2\./);
    for (const text of ['Chimiothérapie néoadjuvante', 'Chirurgie première']) {
      await hand.press('p');
      await expect(page.locator('.proposal-form textarea').first()).toBeFocused();
      await page.keyboard.type(text);
      await hand.press('Control+Enter');
      await expect(votes(page).locator('.choice[tabindex="0"]')).toBeFocused();
      await expect(page.locator('.proposal-selected')).toContainText(text);
      if (text.startsWith('Chimio')) await hand.press('t');
      // One by one, each goes on to the next doctor.
      else await hand.press(...Array<string>(VOTERS).fill('2'));
    }
    await expect(page.locator('.proposal').nth(0)).toContainText(`${VOTERS} pour`);
    await expect(page.locator('.proposal').nth(1)).toContainText(`${VOTERS} contre`);
    await hand.press('d', '1', 'Control+Enter');
    await expect(decided(page, 'Discuté')).toHaveCount(1);
    await expect(page.getByRole('article', { name: /^Décision, version/ })).toContainText(
      'Chimiothérapie néoadjuvante',
    );
    said('Dossier discuté, deux propositions et huit votants', hand.keys, 40);
  });

  await test.step('one that follows a guideline', async () => {
    const hand = new Hand(page);
    await hand.press('g');
    const panel = page.getByRole('dialog', { name: 'Cas conformes à un référentiel' });
    await expect(panel.getByRole('checkbox')).toBeChecked();
    await hand.press('Control+Enter');
    await expect(panel.getByText('1 cas enregistré')).toBeVisible();
    await hand.press('Escape');
    await expect(decided(page, 'Enregistré')).toHaveCount(1);
    said('Dossier conforme à un référentiel, avec les autres', hand.keys, 6);
  });

  await test.step('the same by itself, among the others', async () => {
    const name = await decided(page, 'Enregistré').locator('.agenda-name').innerText();
    await decided(page, 'Enregistré').click();
    await expect(heading(page)).toContainText(name);
    await page.keyboard.press('Control+z');
    await expect(decided(page, 'Enregistré')).toHaveCount(0);
    const hand = new Hand(page);
    await hand.press('d', '2', 'Control+Enter');
    await expect(decided(page, 'Enregistré')).toHaveCount(1);
    said('Dossier conforme à un référentiel, par sa décision', hand.keys, 6);
  });
});
