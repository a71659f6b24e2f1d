import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** The steps of a vote by phone: what the chair does at the console, and what a participant does with a phone. */
export const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Votes par téléphone' });

interface OpenRoom {
  /** `127.0.0.1:4747` */
  readonly host: string;
  readonly code: string;
}

export async function readRoom(page: Page): Promise<OpenRoom> {
  const address = panel(page).getByText(/^http:\/\/127/);
  const host = ((await address.textContent()) ?? '').replace('http://', '');
  const code = (await panel(page).locator('.phones-code').textContent()) ?? '';
  return { host, code };
}

/** At the console, the panel being closed: opened on this computer's loopback, with the panel left open. */
export async function openRoom(page: Page): Promise<OpenRoom> {
  await page.keyboard.press('l');
  await panel(page)
    .getByRole('button', { name: /Réseau des téléphones/ })
    .click();
  await page.getByRole('option', { name: /^127\.0\.0\.1/ }).click();
  await panel(page)
    .getByRole('button', { name: /^Ouvrir aux téléphones/ })
    .click();
  await expect(panel(page).locator('.phones-code')).toHaveText(/^\d{4}$/);
  return readRoom(page);
}

export async function takePhone(
  browser: Browser,
  { host }: OpenRoom,
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ phone: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width, height: 700 },
    colorScheme,
    locale: 'fr-FR',
    hasTouch: true,
    isMobile: true,
  });
  const phone = await context.newPage();
  await phone.goto(`http://${host}/`);
  return { phone, context };
}

export const heading = (phone: Page, name: string | RegExp): Locator =>
  phone.getByRole('heading', { level: 1, name });

export async function comeIn(phone: Page, code: string, name: RegExp): Promise<void> {
  await phone.getByLabel(/^Code à quatre chiffres/).fill(code);
  await phone.getByRole('button', { name: 'Continuer' }).tap();
  await phone.getByLabel(name).check();
  await phone.getByRole('button', { name: 'C’est moi' }).tap();
}

export const chooseOn = (phone: Page, letter: string, choice: string): Promise<void> =>
  phone
    .getByRole('group', { name: new RegExp(`^${letter}\\.`) })
    .getByRole('button', { name: choice })
    .tap();

export const saidOn = (phone: Page, letter: string): Locator =>
  phone.getByRole('group', { name: new RegExp(`^${letter}\\.`) }).getByRole('status');
