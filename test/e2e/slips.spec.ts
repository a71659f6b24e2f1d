import type { Locator, Page } from '@playwright/test';
import { shortcutWords } from '../../renderer/components/keyboard/shortcutKeys';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { addParticipant, openDemo, PASSPHRASE, startDemoMeeting, title, unlock } from '../support/story';

/** What every control of this part of the page shows as its value, by its label. */
const valuesOf = (part: Locator): Promise<string> =>
  part.evaluate((root) =>
    [...root.querySelectorAll<HTMLElement>('input, textarea, button[aria-haspopup="listbox"], .tag')]
      .map((control) =>
        control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)
          ? `${control.value} ${control.checked}`
          : control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
            ? control.value
            : control.textContent,
      )
      .join('\n'),
  );

const MOVES = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
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

/** One control of each kind that this part of the page has, and where it stands. */
const kinds = [
  'input[role="combobox"] >> nth=0',
  'input[role="combobox"]',
  'input[type="radio"]:checked',
  'input[type="radio"]:not(:checked)',
  'input[type="checkbox"]',
  'button[aria-haspopup="listbox"]',
  'input[type="text"]:not([role])',
  'input[placeholder="JJ/MM/AAAA"]',
  'textarea',
];
const typed = /combobox|text|placeholder/;

interface Try {
  readonly page: Page;
  readonly part: Locator;
  readonly keys: readonly string[];
  /** Comes back to this part of the page, where a shortcut has led away. */
  readonly comeBack: () => Promise<void>;
}

/** Each key on each kind of control, then Tab: nothing that is written there may be another. */
async function expectUnmoved({ page, part, keys, comeBack }: Try): Promise<void> {
  let before = await valuesOf(part);
  const faults: string[] = [];
  for (const kind of kinds) {
    const control = part.locator(kind).last();
    if ((await control.count()) === 0) continue;
    for (const key of keys) {
      // Letters and digits alone are typing, in a field.
      if (typed.test(kind) && key.length === 1) continue;
      await control.focus();
      await page.keyboard.press(key);
      await page.keyboard.press('Tab');
      await comeBack();
      if ((await valuesOf(part)) !== before) {
        faults.push(`${key} on ${kind}`);
        before = await valuesOf(part);
        break;
      }
    }
    await control.focus();
    await control.hover({ force: true });
    await page.mouse.wheel(0, 120);
    if ((await valuesOf(part)) !== before) faults.push(`the wheel on ${kind}`);
  }
  expect(faults).toEqual([]);
  await expect.poll(() => valuesOf(part)).toBe(before);
}

test('no shortcut, no held arrow and no wheel changes a value, in the case file', async ({
  openBrowserApp,
}) => {
  test.setTimeout(600_000);
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const form = page.getByRole('form', { name: 'Dossier' });
  await expect(form).toBeVisible();
  const address = page.url();
  const shortcuts = await shortcutsHere(page);
  expect(shortcuts).toContain('Alt+ArrowDown');
  const ends = ['Control+l', 'Control+z', 'Escape', 'Tab', 'Enter', 'ArrowDown', 'ArrowUp'];
  await expectUnmoved({
    page,
    part: form,
    keys: [...shortcuts.filter((key) => !ends.includes(key)), ...held],
    comeBack: async () => {
      if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
      if (page.url() !== address) await page.goto(address);
      await expect(form).toBeVisible();
    },
  });

  const before = await valuesOf(form);
  await form.locator('input[role="combobox"]').first().focus();
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(form).toBeVisible();
  expect(await valuesOf(form)).toBe(before);
});

test('no held arrow, no letter and no wheel changes a value, in panels and in the decision', async ({
  openBrowserApp,
}) => {
  test.setTimeout(300_000);
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Planifier une séance' }).click();
  const stay = () => Promise.resolve();
  const letters = [...'abcdefghijklmnopqrstuvwxyz?+'];
  await expectUnmoved({
    page,
    part: page.getByRole('dialog'),
    keys: [...held, ...letters],
    comeBack: stay,
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await startDemoMeeting(page);
  await page.keyboard.press('d');
  const decision = page.getByRole('form', { name: 'Décision' });
  await decision.getByText('Reporté', { exact: true }).click();
  await expectUnmoved({ page, part: decision, keys: held, comeBack: stay });
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

test('a closed list of few is buttons, in which nothing else can be written', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.locator('tr[data-key]').first().click();
  const side = page.locator('[data-path="tumour.laterality"]');
  await expect(side.getByRole('radiogroup', { name: 'Côté' })).toBeVisible();
  await expect(side.getByRole('textbox')).toHaveCount(0);
  await side.getByText('Gauche', { exact: true }).click();
  await expect(side.getByRole('radio', { name: 'Gauche' })).toBeChecked();
  await side.getByRole('radio', { name: 'Gauche' }).press('Delete');
  await expect(side.getByRole('radio', { checked: true })).toHaveCount(0);
  const general = page.locator('[data-path="clinical.whoStatus"]');
  await general.getByText('OMS 2', { exact: true }).click();
  await expect(general).toContainText('alité moins de la moitié du temps');
  await expect(page.getByText(/^Enregistré à /)).toBeVisible();
  await expectAccessible(page, 'the case file with its buttons');
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
  await page.keyboard.press('n');
  await expect(panel.getByLabel('Nom de naissance')).toHaveValue('');
  await expect(panel.getByText(/^Quitté sans enregistrer/)).toHaveCount(0);
  await panel.getByLabel('Nom de naissance').fill('Vauquelin');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Dossiers', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await expect(panel.getByLabel('Nom de naissance')).toHaveValue('');
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

test('the right passphrase typed during the wait opens at its end', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await page.keyboard.press('Control+l');
  const field = page.getByLabel('Phrase secrète');
  for (let wrong = 1; wrong <= 4; wrong++) {
    await field.fill(`mauvaise phrase ${wrong}`);
    await field.press('Enter');
    if (wrong < 3) await expect(page.getByRole('alert')).toBeVisible();
    else await expect(page.getByRole('timer')).toBeVisible();
    await expect(field).toHaveValue(`mauvaise phrase ${wrong}`);
    if (wrong === 3) await expect(page.getByRole('timer')).toBeHidden();
  }
  await expect(page.getByRole('button', { name: /^Déverrouiller dans/ })).toBeVisible();
  await field.fill(PASSPHRASE);
  await field.press('Enter');
  await expect(page.getByRole('timer')).toContainText('sera essayé');
  await expectAccessible(page, 'the wait, with a passphrase to be tried');
  await expect(title(page, /^RCP Sein/)).toBeVisible();
});
