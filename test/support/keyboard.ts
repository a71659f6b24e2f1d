import { expect, type Page } from '@playwright/test';
import { PASSPHRASE, title } from './story';

/** Walks with Tab until what has the focus matches, as a person without a mouse must. */
export async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let step = 0; step < most; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${selector}`);
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

export const isFocused = (page: Page, selector: string) =>
  expect.poll(() => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)).toBe(true);

/** The demonstration from the first start, hands off the mouse. */
export async function openDemoByKeys(page: Page): Promise<void> {
  await expect(title(page, /Vos RCP/)).toBeVisible();
  await press(page, '1');
  await tabTo(page, 'input[type=password]');
  await page.keyboard.type(PASSPHRASE);
  await press(page, 'Tab');
  await page.keyboard.type(PASSPHRASE);
  await press(page, 'Enter');
  await expect(title(page, 'Votre clé de récupération')).toBeVisible();
  await tabTo(page, 'main button:last-of-type.button-primary');
  await press(page, 'Enter');
  await expect(title(page, /^RCP Sein/)).toBeVisible();
}
