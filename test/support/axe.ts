import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    readonly axe: { run(root: Document, options: RunOptions): Promise<AxeResults> };
  }
}

const everyRule: RunOptions = { resultTypes: ['violations'] };
/** The one of level AAA stays off, as it is among all rules. */
const rulesOfColour: RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['cat.color'],
  rules: { 'color-contrast-enhanced': { enabled: false } },
};

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const results = await page.evaluate((asked) => window.axe.run(document, asked), options);
  return results.violations.map(
    ({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** A colour on its way from one to another is neither: what had begun before motion was reduced comes to its end. */
const comeToRest = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** Every rule of axe-core on the page as it stands. The dark theme changes colours alone: there, the rules of colour. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await comeToRest(page);
    const options = colorScheme === 'light' ? everyRule : rulesOfColour;
    expect(await violations(page, options), `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The element that has the focus, and whether a person can see that it has. */
export async function focused(page: Page): Promise<{ name: string; isVisible: boolean }> {
  return page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return { name: 'nothing', isVisible: false };
    const style = getComputedStyle(active);
    const named =
      active.getAttribute('aria-label') ?? active.getAttribute('name') ?? active.textContent ?? '';
    return {
      name: `${active.tagName.toLowerCase()} ${named.trim().slice(0, 60)}`,
      isVisible:
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
        style.textDecorationLine.includes('underline'),
    };
  });
}
