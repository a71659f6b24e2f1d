import type { Page } from '@playwright/test';
import { expect, test, type DesktopApp } from '../support/fixtures';
import { discuss, goToCase, openDemo, startDemoMeeting, title, unlock } from '../support/story';

const locked = (page: Page) => expect(title(page, 'Ouvrir ce poste')).toBeVisible();
const conclusion = (page: Page) => page.getByRole('form', { name: 'Décision' }).getByLabel('Conclusion');
const kept = (page: Page) => page.getByRole('form', { name: 'Décision' }).getByText(/^Brouillon gardé à /);

/** As the system tells Electron that its own screen is locked, or that it goes to sleep. */
const systemSays = (desktop: DesktopApp, sign: 'lock-screen' | 'suspend'): Promise<void> =>
  desktop.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), sign);

async function writeDecision(page: Page, text: string): Promise<void> {
  await page.keyboard.press('d');
  await page.getByRole('form', { name: 'Décision' }).getByText('Discuté', { exact: true }).click();
  await conclusion(page).click();
  await page.keyboard.type(text);
}

test('a decision half written is found again after the process was killed', async ({ launchApp }) => {
  const first = await launchApp();
  await openDemo(first.page);
  await startDemoMeeting(first.page);
  await goToCase(first.page, 'Gentiane');
  await writeDecision(first.page, 'Chirurgie première, puis radio');
  await expect(kept(first.page)).toBeVisible();
  await first.kill();

  const { page } = await launchApp({ profile: first.profile });
  await unlock(page);
  await page.getByRole('button', { name: 'Reprendre la séance' }).first().click();
  await goToCase(page, 'Gentiane');
  await expect(conclusion(page)).toHaveValue('Chirurgie première, puis radio');
  await conclusion(page).press('End');
  await page.keyboard.type('thérapie.');
  await page.getByLabel(/^Conclu sans quorum/).fill('Essai');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: 'Décision, version 1' })).toContainText(
    'Chirurgie première, puis radiothérapie.',
  );

  await page.keyboard.press('Control+l');
  await locked(page);
  await unlock(page);
  await expect(title(page, /Gentiane/i)).toBeVisible();
  await page.keyboard.press('d');
  await expect(page.getByRole('article', { name: 'Décision, version 1' })).toBeVisible();
});

test('the workstation locks when the computer does, with what was being typed, and comes back to the place', async ({
  launchApp,
}) => {
  const desktop = await launchApp();
  const { page } = desktop;
  await openDemo(page);
  await startDemoMeeting(page);
  await goToCase(page, 'Bleuet');
  await discuss(page, 'Relecture faite.');
  await writeDecision(page, 'Sans attendre la pause des touches');
  await systemSays(desktop, 'lock-screen');
  await locked(page);
  await unlock(page);
  await expect(title(page, /Bleuet/i)).toBeVisible();
  await expect(conclusion(page)).toHaveValue('Sans attendre la pause des touches');
  await expect(page.getByLabel('Discussion')).toHaveValue('Relecture faite.');

  const box = page.getByLabel('Discussion');
  await box.press('End');
  await page.keyboard.type(' Encore un mot.');
  await systemSays(desktop, 'suspend');
  await locked(page);
  await unlock(page);
  await expect(box).toHaveValue('Relecture faite. Encore un mot.');
});

test('a page that no longer answers is ended and comes back locked', async ({ launchApp }) => {
  const desktop = await launchApp();
  await openDemo(desktop.page);
  await desktop.page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const crashed = desktop.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) =>
        BrowserWindow.getAllWindows()[0]?.webContents.once('render-process-gone', () => resolve()),
      ),
  );
  await systemSays(desktop, 'lock-screen');
  await crashed;
  const heading = () =>
    desktop.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector("h1")?.textContent ?? ""',
        ) as Promise<string>,
    );
  await expect.poll(heading).toBe('Ouvrir ce poste');
});
