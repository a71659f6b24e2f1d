import { expectAccessible } from '../support/axe';
import { expect, test, type DesktopApp } from '../support/fixtures';
import { openDemo, PASSPHRASE, startDemoMeeting } from '../support/story';

const MEGABYTE = 1024 * 1024;

/** What the system answers the main process from now on. Only a test can say so: no switch and no setting does. */
function measure({ app }: DesktopApp, megabytes: number): Promise<void> {
  return app.evaluate((_electron, bytes) => {
    const files = process.getBuiltinModule('node:fs/promises');
    Object.assign(files, { statfs: () => Promise.resolve({ bavail: bytes, bsize: 1 }) });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, megabytes * MEGABYTE);
}

test('a disk that fills up: a warning, then read-only with everything in place, then on by itself', async ({
  launchApp,
}) => {
  const desktop = await launchApp();
  const { page } = desktop;
  await openDemo(page);
  await startDemoMeeting(page);
  const strip = page.getByRole('region', { name: 'Place sur le disque' });
  await expect(strip).toBeHidden();

  await measure(desktop, 800);
  await expect(strip).toContainText('Il reste 800\u00a0Mo');
  await page.keyboard.press('e');
  const discussion = page.getByLabel(/^Discussion/);
  await discussion.fill('Encore de la place.');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await expectAccessible(page, 'console, the disk filling up');

  await measure(desktop, 100);
  await expect(strip).toContainText('Concerto est en lecture seule');
  await expect(strip).toContainText('Libérez au moins 284\u00a0Mo');
  await expect(page.locator('.top-sync')).toContainText('Lecture seule');
  await discussion.fill('Encore de la place. Plus du tout.');
  await expect(
    page.getByRole('alert').filter({ hasText: 'cette saisie n’est pas enregistrée' }),
  ).toBeVisible();
  await expect(discussion).toHaveValue('Encore de la place. Plus du tout.');
  await expectAccessible(page, 'console, read-only');

  await measure(desktop, 5000);
  await expect(strip).toBeHidden();
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  await expect(page.getByText('cette saisie n’est pas enregistrée')).toBeHidden();
});

test('a full disk keeps nobody out: locked, opened and read', async ({ launchApp }) => {
  const first = await launchApp();
  await openDemo(first.page);
  await first.close();
  const desktop = await launchApp({ profile: first.profile });
  const { page } = desktop;
  await measure(desktop, 0);
  await expect(page.getByRole('region', { name: 'Place sur le disque' })).toBeVisible();
  await expectAccessible(page, 'lock screen, read-only');
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^RCP Sein/).first()).toBeVisible();
});
