import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { expectAccessible } from '../support/axe';
import { isFocused, press } from '../support/keyboard';
import { openDemo, startDemoMeeting } from '../support/story';

interface Stop {
  /** « button: Retirer la proposition 1 », with the groups that a reader says before it. */
  readonly said: string;
  readonly name: string;
}

/** What a reader says of what has the focus: its role and name, within the groups around it. */
async function stopHere(page: Page): Promise<Stop> {
  const focused = page.locator(':focus');
  const [line = ''] = (await focused.ariaSnapshot()).split('\n');
  const name = /"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? '';
  const groups = await focused.evaluate((element) => {
    const around: string[] = [];
    for (let at = element.parentElement; at; at = at.parentElement)
      if (
        at.matches(
          '[role=group], [role=radiogroup], nav, aside, article, form, fieldset, section[aria-label], ul[aria-label]',
        )
      )
        around.unshift(
          at.getAttribute('aria-label') ??
            document.getElementById(at.getAttribute('aria-labelledby') ?? '')?.textContent ??
            at.querySelector('legend')?.textContent ??
            '',
        );
    return around.filter(Boolean).join(' › ');
  });
  return { said: `${groups} › ${line.replace(/^- /, '')}`, name };
}

/** Once round the page with Tab. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.locator('.skip-link').focus();
  for (let step = 0; step < 120; step++) {
    const isOut = await page.evaluate(
      () => document.activeElement === null || document.activeElement === document.body,
    );
    const isFirst = await page.evaluate(() => document.activeElement?.matches('.skip-link'));
    if (isOut || (step > 0 && isFirst)) return stops;
    stops.push(await stopHere(page));
    await press(page, 'Tab');
  }
  throw new Error('Tab never came round');
}

test('each control of the console that Tab reaches says what it does, and of what', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  await press(page, 'a');
  await isFocused(page, '[data-focus=attendance] .choice');
  await press(page, '1', '2', '3', '1', 'Escape', 'v');
  await isFocused(page, '[data-focus=votes] .choice');
  await press(page, '1', '2', 'Escape');

  for (const [drawer, key] of [
    ['proposals', 'v'],
    ['attendance', 'a'],
    ['decision', 'd'],
  ] as const) {
    await press(page, key);
    await isFocused(page, '.drawer-open :is(button, input, textarea, article)');
    if (drawer === 'decision') await press(page, '1');
    await press(page, 'Escape');
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(20);
    expect(
      stops.filter(({ name }) => name.trim() === ''),
      drawer,
    ).toEqual([]);
    const times = new Map<string, number>();
    for (const { said } of stops) times.set(said, (times.get(said) ?? 0) + 1);
    expect(
      [...times].filter(([, count]) => count > 1),
      drawer,
    ).toEqual([]);
    // Of which one, its own name says, or the group around it.
    const ambiguous = ['Corriger', 'Retirer', 'Modifier', 'Supprimer'];
    expect(
      stops.filter(({ name }) => ambiguous.includes(name)),
      drawer,
    ).toEqual([]);
    await expectAccessible(page, `the console, ${drawer}`);
  }
});

test('« ? » shows the keys that work now, and none that does not', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const help = page.getByRole('dialog', { name: 'Aide et raccourcis' });
  const line = (words: RegExp) => help.locator('dd', { hasText: words });
  await press(page, '?');
  await expect(line(/^Présences \(A\)/)).toHaveCount(1);
  await expect(line(/^Décision \(D\)/)).toHaveCount(1);
  // The room sees nothing, and this case has no files.
  await expect(line(/^Écran noir/)).toHaveCount(0);
  await expect(line(/^Pièce suivante/)).toHaveCount(0);
  await expect(line(/^Corriger la décision/)).toHaveCount(0);
  await press(page, 'Escape', 'a');
  await isFocused(page, '[data-focus=attendance] .choice');
  await press(page, 'Home', '4', '4', '4', 'Escape', '?');
  await expect(help).toBeVisible();
  await expect(line(/^Votes \(V\)/)).toHaveCount(0);
  await press(page, 'Escape', 'a');
  await isFocused(page, '[data-focus=attendance] .choice');
  await press(page, 'Home', '1', 'Escape', '?');
  await expect(line(/^Votes \(V\)/)).toHaveCount(3);
});
