import type { Page } from '@playwright/test';
import { shortcutWords } from '../../renderer/components/keyboard/shortcutKeys';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { addParticipant, openDemo, startDemoMeeting, title, unlock } from '../support/story';

const MOVES = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
/** Alone: they move the focus at most, or scroll. */
const plain = [...MOVES, 'Backspace', 'Delete'];
const held = ['Alt', 'Control', 'Shift', 'Meta'].flatMap((held) => MOVES.map((key) => `${held}+${key}`));
const named = ['Enter', 'Escape', 'Delete', 'Backspace', 'Space', ...MOVES];
const keyOf = new Map(named.map((key) => [shortcutWords(key), key]));

/** The shortcuts of where one stands, as the help lists them: all that are registered, new ones too. */
async function shortcutsHere(page: Page): Promise<string[]> {
  await page.keyboard.press('F1');
  const shown = await page.getByRole('dialog').locator('.help-keys kbd').allInnerTexts();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return [...new Set(shown)].map((words) =>
    words
      .split('\u00a0')
      .map((part) => (part === 'Ctrl' ? 'Control' : part === 'Maj' ? 'Shift' : (keyOf.get(part) ?? part)))
      .map((part) => (/^[A-Z]$/.test(part) ? part.toLowerCase() : part))
      .join('+'),
  );
}

/** One control of each kind that this part of the page has: the last, or the first where it says so. */
const kinds = [
  { css: 'input[role="combobox"]', isFirst: true },
  { css: 'input[role="combobox"]' },
  { css: '[role="radio"][aria-checked="true"]' },
  { css: '[role="radio"][aria-checked="false"]' },
  { css: 'input[type="checkbox"]' },
  { css: 'button[aria-pressed]' },
  { css: 'button[aria-haspopup="listbox"]' },
  { css: 'input[type="text"]:not([role])' },
  { css: 'input[placeholder="JJ/MM/AAAA"]' },
  { css: 'textarea' },
] as const;
type Kind = (typeof kinds)[number];
const typed = /combobox|text|placeholder/;

interface Seen {
  /** What every control of this part of the page shows as its value, by its label. */
  readonly values: string;
  readonly address: string;
  /** Nothing else lies over this part of the page. */
  readonly isFree: boolean;
}

/**
 * This part of the page, once what a key did is drawn. All in one question, and none by role: they are asked some
 * thousand times, and each answer costs more than the key.
 */
const look = (page: Page, part: string): Promise<Seen> =>
  page.evaluate(async (css) => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const root = document.querySelector(css);
    const controls =
      root?.querySelectorAll<HTMLElement>(
        'input, textarea, button[aria-haspopup="listbox"], [role="radio"], button[aria-pressed], .tag',
      ) ?? [];
    return {
      values: Array.from(controls, (control) =>
        control instanceof HTMLInputElement && control.type === 'checkbox'
          ? `${control.value} ${control.checked}`
          : control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
            ? control.value
            : `${control.textContent} ${control.ariaChecked ?? control.ariaPressed}`,
      ).join('\n'),
      address: location.href,
      isFree: ![...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog !== root),
    };
  }, part);
const valuesOf = async (page: Page, part: string): Promise<string> => (await look(page, part)).values;

/** @returns whether there is such a control */
const focusOn = (page: Page, part: string, kind: Kind): Promise<boolean> =>
  page.evaluate(
    ([root, { css, ...which }]) => {
      const found = [...document.querySelectorAll<HTMLElement>(`${root} :is(${css})`)];
      const control = 'isFirst' in which ? found[0] : found.at(-1);
      control?.focus();
      return control !== undefined;
    },
    [part, kind] as const,
  );

interface Try {
  readonly page: Page;
  /** The part of the page, as CSS has it. */
  readonly part: string;
  readonly keys: readonly string[];
}

/** Each key on each kind of control, then Tab: nothing that is written there may be another. */
async function expectUnmoved({ page, part, keys }: Try): Promise<void> {
  const begun = await look(page, part);
  let before = begun.values;
  const faults: string[] = [];
  for (const kind of kinds) {
    if (!(await focusOn(page, part, kind))) continue;
    const name = JSON.stringify(kind);
    for (const key of keys) {
      // Letters and digits alone are typing, in a field, and these two wipe.
      if (typed.test(kind.css) && (key.length === 1 || /^(Backspace|Delete)$/.test(key))) continue;
      await focusOn(page, part, kind);
      await page.keyboard.press(key);
      await page.keyboard.press('Tab');
      const seen = await look(page, part);
      if (!seen.isFree) await page.keyboard.press('Escape');
      if (seen.address !== begun.address) await page.goto(begun.address);
      const isAway = !seen.isFree || seen.address !== begun.address;
      if (isAway) await expect(page.locator(part)).toBeVisible();
      const values = isAway ? await valuesOf(page, part) : seen.values;
      if (values !== before) {
        faults.push(`${key} on ${name}`);
        before = values;
        break;
      }
    }
    await focusOn(page, part, kind);
    await page.locator(`${part} :focus`).hover({ force: true });
    await page.mouse.wheel(0, 120);
    if ((await valuesOf(page, part)) !== before) faults.push(`the wheel on ${name}`);
  }
  expect(faults).toEqual([]);
  await expect.poll(() => valuesOf(page, part)).toBe(before);
}

test('no shortcut, no arrow and no wheel changes a value, in the case file', async ({ openBrowserApp }) => {
  test.setTimeout(600_000);
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const form = 'form[aria-label="Dossier"]';
  await expect(page.locator(form)).toBeVisible();
  const shortcuts = await shortcutsHere(page);
  expect(shortcuts).toContain('Alt+ArrowDown');
  const ends = ['Control+l', 'Control+z', 'Escape', 'Tab', 'Enter'];
  await expectUnmoved({
    page,
    part: form,
    keys: [...shortcuts.filter((key) => !ends.includes(key)), ...plain, ...held],
  });

  const before = await valuesOf(page, form);
  await focusOn(page, form, kinds[0]);
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(page.locator(form)).toBeVisible();
  expect(await valuesOf(page, form)).toBe(before);
});

test('no arrow, no letter and no wheel changes a value, in panels and in the decision', async ({
  openBrowserApp,
}) => {
  test.setTimeout(300_000);
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Planifier une séance' }).click();
  const letters = [...'abcdefghijklmnopqrstuvwxyz?+'];
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectUnmoved({ page, part: '[role="dialog"]', keys: [...plain, ...held, ...letters] });
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await startDemoMeeting(page);
  await page.keyboard.press('d');
  const decision = page.getByRole('form', { name: 'Décision' });
  await decision.getByText('Reporté', { exact: true }).click();
  // Plain ↑ and ↓ go to another case, as anywhere on the console: the next story.
  const stay = plain.filter((key) => !/^Arrow(Up|Down)$/.test(key));
  await expectUnmoved({ page, part: 'form[aria-label="Décision"]', keys: [...stay, ...held] });
  // A letter on the closed list of reasons neither chooses one nor goes to another case.
  const reason = decision.locator('button[aria-haspopup="listbox"]');
  for (const key of letters) {
    await reason.focus();
    await page.keyboard.press(key);
  }
  await expect(reason).toContainText('Choisir');
  await expect(decision).toBeVisible();
});

test('a key pressed in the form of a proposal votes on no other one', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: 'Nouvelle proposition' });
  await form.getByLabel('Nouvelle proposition').fill('Chirurgie');
  const intention = form.getByRole('radio', { checked: true });
  await intention.focus();
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Abandonner' }).click();
  await expect(page.getByText('pas encore de vote')).toHaveCount(2);
  await page.keyboard.press('t');
  await expect(page.getByText('pas encore de vote')).toHaveCount(1);
});

test('words that go on from an outcome are no commands: they vote for nobody and lead to no other case', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const heading = page.getByRole('heading', { level: 1 });
  const here = await heading.innerText();
  await page.keyboard.press('d');
  await expect(page.getByRole('radio', { name: 'Discuté' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.getByText('Propositions retenues')).toBeVisible();
  const open = await page.getByText('pas encore de vote').count();
  await page.keyboard.type('Traitement, je propose Conclusion', { delay: 20 });
  await expect(heading).toHaveText(here);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('pas encore de vote')).toHaveCount(open);
  await expect(page.getByLabel('Discussion')).toHaveValue('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(heading).not.toHaveText(here);
});

test('a day that means nothing takes none away: what was noted stays noted, and is said', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const day = page.getByLabel('Date du diagnostic');
  await day.fill('10/11/2025');
  await day.press('Tab');
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  await day.press('End');
  await day.press('Backspace');
  await day.press('Tab');
  await expect(day).toHaveValue('10/11/202');
  const stays = page.getByText('«\u00a010/11/2025\u00a0» reste noté.');
  await expect(stays).toBeVisible();
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(day).toHaveValue('10/11/202');
  await expect(stays).toBeVisible();
  await page.getByLabel('Date du diagnostic').fill('');
  await page.getByLabel('Date du diagnostic').press('Tab');
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(page.getByLabel('Date du diagnostic')).toHaveValue('');
});

test('a score beyond its scale is said, stays as typed, and takes nothing away; an empty field is nobody’s', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const score = page.getByLabel('Score G8');
  await score.fill('14');
  await score.press('Tab');
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  await score.fill('');
  await score.pressSequentially('18');
  await score.press('Tab');
  await expect(score).toHaveValue('18');
  await expect(page.locator('[data-path="clinical.g8"]')).toContainText('Écrivez un nombre de 0 à 17');
  await page.getByLabel('Nom de naissance').fill('Exemple');
  await page.getByLabel('Nom de naissance').press('Tab');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('EXEMPLE');
  const side = page.getByRole('complementary', { name: /^Pièces jointes/ });
  await page.getByLabel('Outil de dépistage de la fragilité').focus();
  await expect(side).toContainText('Encore rien dans ce champ');
  await page.getByLabel('Nom de naissance').focus();
  await expect(side).not.toContainText('Encore rien dans ce champ');
});

test('in a long list Enter takes the only match, Tab none, and other words stay and are said', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const field = page.locator('[data-path="tumour.topography"]');
  const box = field.getByRole('combobox');
  await box.fill('C50.4');
  await box.press('Enter');
  const code = await box.inputValue();
  expect(code).toMatch(/^C50\.4 · /);
  await box.fill('lobe pulmonaire gauche ou droit');
  await box.press('Tab');
  await expect(box).toHaveValue('lobe pulmonaire gauche ou droit');
  await expect(field).toContainText('n’est pas dans la liste');
  await expect(field).toContainText('reste noté');
  await expectAccessible(page, 'words that the list does not hold');
  await field.getByRole('button', { name: /^Garder/ }).click();
  await expect(field).toContainText('hors liste');
  await box.fill('C50.4');
  await box.press('ArrowDown');
  await box.press('Tab');
  await expect(box).toHaveValue(code);

  // What is not understood is there when one comes back from another case.
  const day = page.getByLabel('Date du diagnostic');
  await day.fill('31/02/2026');
  const here = await page.getByRole('heading', { level: 1 }).innerText();
  await day.press('Alt+PageDown');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(here);
  await expect(day).not.toHaveValue('31/02/2026');
  // At once: what is around the case may not be known yet.
  await page.keyboard.press('Alt+PageUp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(here);
  await expect(day).toHaveValue('31/02/2026');
  await expect(page.getByText('Cette date n’existe pas')).toBeVisible();
});

test('what is typed in a panel is there when it opens again, until it is cleared or saved', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('n');
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Nom de naissance').fill('Vauquelin');
  await panel.getByLabel('Date de naissance').fill('31/02/19');
  await panel.getByText('Femme', { exact: true }).click();
  await panel.getByLabel('Question posée').fill('Reprise chirurgicale ?');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(panel.getByLabel('Nom de naissance')).toHaveValue('Vauquelin');
  await expect(panel.getByLabel('Date de naissance')).toHaveValue('31/02/19');
  await expect(panel.getByLabel('Question posée')).toHaveValue('Reprise chirurgicale ?');
  await expect(panel.getByRole('radio', { name: 'Femme' })).toBeChecked();
  await expect(panel.getByText(/^Quitté sans enregistrer/)).toBeVisible();
  await expectAccessible(page, 'a panel that opens on what was typed');
  await panel.getByRole('button', { name: 'Effacer' }).click();
  await expect(panel.getByLabel('Nom de naissance')).toHaveValue('');
  await expect(panel.getByLabel('Date de naissance')).toHaveValue('');
  await panel.getByLabel('Nom de naissance').fill('Duvauchel');
  await page.keyboard.press('Control+Enter');
  await expect(title(page, /DUVAUCHEL/)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Dossiers', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(panel.getByLabel('Nom de naissance')).toHaveValue('');
  await expect(panel.getByText(/^Quitté sans enregistrer/)).toHaveCount(0);
});

test('a specialty that the list does not know is kept, and the quorum says whom it leaves out', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await addParticipant(page, { given: 'Luce', family: 'Amiel', specialty: 'Chirurgie viscérale' });
  await startDemoMeeting(page);
  await page.keyboard.press('a');
  await page.getByRole('button', { name: /^Ajouter un participant/ }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Nom (obligatoire)').fill('Bastide');
  const box = panel.getByRole('combobox', { name: /^Spécialité/ });
  await box.fill('Radiologe du sein');
  // Sent from within the field: it is left first.
  await box.press('Control+Enter');
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('list', { name: /Compétences/ })).toContainText(
    'ne compte pas : « Radiologe du sein » hors liste',
  );
  await page.getByRole('button', { name: /^Ajouter un participant/ }).click();
  await panel.getByLabel('Nom (obligatoire)').fill('Bastide');
  await box.fill('Oncologie medical');
  await box.press('Tab');
  await expect(panel).toContainText('hors liste');
  await expectAccessible(page, 'a specialty that the list does not know');
  await panel.getByRole('button', { name: 'Oncologie, opt médicale' }).click();
  await expect(box).toHaveValue('Oncologie, opt médicale');
});
