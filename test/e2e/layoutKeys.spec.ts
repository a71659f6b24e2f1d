import type { Page } from '@playwright/test';
import { matches, type Pressed } from '../../renderer/components/keyboard/shortcutKeys';
import { expect, test } from '../support/fixtures';
import { layouts, padPresses, pressesOf, unlockedPad, type LayoutName } from '../support/layouts';
import { openDemo, quorum, startDemoMeeting } from '../support/story';

const CTRL = 2;
const SHIFT = 8;

/** Presses keys as a keyboard of this layout sends them, with what each writes and where it lies. */
class Keyboard {
  private readonly presses: readonly Pressed[];

  private constructor(
    private readonly send: (event: object) => Promise<unknown>,
    name: LayoutName,
  ) {
    this.presses = pressesOf(name);
  }

  static async of(page: Page, name: LayoutName): Promise<Keyboard> {
    const session = await page.context().newCDPSession(page);
    return new Keyboard((event) => session.send('Input.dispatchKeyEvent', event as never), name);
  }

  /** The key that a shortcut means, as a hand finds it: plain where that is enough. */
  async press(...shortcuts: string[]): Promise<void> {
    for (const keys of shortcuts) {
      const ctrlKey = keys.startsWith('Ctrl+');
      const found = this.presses.find((one) => matches(keys, { ...one, ctrlKey }));
      if (!found) throw new Error(`${keys} cannot be pressed`);
      await this.down({ ...found, ctrlKey });
    }
  }

  /** A digit as it is written: with Shift on the French layouts. */
  async write(digit: string): Promise<void> {
    const found = this.presses.find(({ key }) => key === digit);
    if (!found) throw new Error(`${digit} cannot be written`);
    await this.down(found);
  }

  async down({ key, code, ctrlKey, shiftKey }: Pressed): Promise<void> {
    const modifiers = (ctrlKey ? CTRL : 0) + (shiftKey ? SHIFT : 0);
    const text = key.length === 1 && !ctrlKey ? { text: key } : {};
    await this.send({ type: text.text ? 'keyDown' : 'rawKeyDown', key, code, modifiers, ...text });
    await this.send({ type: 'keyUp', key, code, modifiers });
  }
}

const padOf = (code: string, presses: readonly Pressed[]): Pressed => {
  const found = presses.find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

for (const name of Object.keys(layouts) as LayoutName[])
  test(`the heart of a meeting, on ${name}`, async ({ openBrowserApp }) => {
    const { page } = await openBrowserApp();
    await openDemo(page);
    await startDemoMeeting(page);
    const keys = await Keyboard.of(page, name);
    const heading = page.getByRole('heading', { level: 1 });
    const votes = page.getByRole('list', { name: /^Votes sur : Chirurgie/ });
    const cast = votes.locator('[aria-pressed=true]');
    const stop = (place: string) => page.locator(`[data-focus=${place}] .choice[tabindex="0"]`);

    await test.step('attendance: the row of digits, plain, with Shift, and the pad', async () => {
      await keys.press('a');
      await expect(stop('attendance')).toBeFocused();
      await keys.press('1', '2', '3');
      await keys.write('1');
      await keys.down(padOf('Numpad1', padPresses));
      const marked = page.locator('[data-focus=attendance] .choice[aria-pressed=true]');
      await expect(marked).toContainText(['Présent', 'Visio', 'Écrit', 'Présent', 'Présent']);
      await expect(quorum(page)).toHaveText('Quorum atteint');
      await page.keyboard.press('Escape');
    });

    await test.step('a proposal, a vote each way, and one taken back', async () => {
      await keys.press('j');
      await expect(heading).toHaveText(/^2\./);
      await keys.press('p');
      await expect(page.locator('.proposal-form textarea')).toBeFocused();
      await page.keyboard.type('Chirurgie');
      await page.keyboard.press('Control+Enter');
      await expect(stop('votes')).toBeFocused();
      await keys.press('1', '2');
      await keys.write('3');
      await expect(cast).toHaveText(['Pour', 'Contre', 'Abst.']);
      await keys.press('Ctrl+Z');
      await expect(cast).toHaveText(['Pour', 'Contre']);
      await keys.press('Ctrl+Shift+Z');
      await expect(cast).toHaveText(['Pour', 'Contre', 'Abst.']);
      await keys.press('t');
      await expect(cast).toHaveText(['Pour', 'Contre', 'Abst.', 'Pour', 'Pour']);
    });

    await test.step('the pad without its lock moves, and votes for nobody', async () => {
      await keys.press('v');
      for (const code of ['Numpad1', 'Numpad2', 'Numpad7', 'Numpad4'])
        await keys.down(padOf(code, unlockedPad));
      await expect(cast).toHaveText(['Pour', 'Contre', 'Abst.', 'Pour', 'Pour']);
      await page.keyboard.press('Escape');
    });

    await test.step('the decision, its undoing, the next case, and every key in the help', async () => {
      await keys.press('d');
      await keys.write('3');
      await expect(page.getByRole('radio', { name: 'Reporté' })).toBeChecked();
      await keys.press('1');
      await expect(page.getByRole('radio', { name: 'Discuté' })).toBeChecked();
      await page.keyboard.press('Control+Enter');
      const decision = page.getByRole('article', { name: /^Décision, version/ });
      await expect(decision).toBeFocused();
      await keys.press('Ctrl+Z');
      await expect(decision).toHaveCount(0);
      await page.keyboard.press('Control+Enter');
      await expect(decision).toBeVisible();
      await page.keyboard.press('Escape');
      await keys.press('n');
      await expect(heading).toHaveText(/^3\./);
      await keys.press('?');
      await expect(page.getByRole('dialog', { name: 'Aide et raccourcis' })).toBeVisible();
    });
  });
