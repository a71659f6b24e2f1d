import type { Page } from '@playwright/test';
import { expect, test, type DesktopApp } from '../support/fixtures';
import { enrolSecretary, PASSPHRASE, title, unlock } from '../support/story';

/** The computer's keychain as an account has it: what `owner` encrypts, another account cannot read. */
const keychainOf = (desktop: DesktopApp, owner: string): Promise<void> =>
  desktop.app.evaluate(({ safeStorage }, name) => {
    Object.assign(safeStorage, {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from(`${name}|${text}`),
      decryptString: (bytes: Buffer) => {
        const [by, text = ''] = bytes.toString().split('|');
        if (by !== name) throw new Error('another account');
        return text;
      },
    });
  }, owner);

const settings = async (page: Page): Promise<void> => {
  await page.keyboard.press('Alt+4');
  await expect(title(page, 'Réglages')).toBeVisible();
};
const choice = (page: Page) =>
  page.getByRole('checkbox', { name: 'Ouvrir ce poste avec la session de l’ordinateur' });
const byAccount = (page: Page) =>
  page.getByRole('button', { name: 'Ouvrir avec la session de l’ordinateur' });

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(title(page, 'Ouvrir ce poste')).toBeVisible();
}

test('the account of the computer opens the workstation where it was asked to, and never alone', async ({
  launchApp,
}) => {
  const desktop = await launchApp();
  const { page } = desktop;
  await keychainOf(desktop, 'ada');
  await enrolSecretary(page, { given: 'Claude', family: 'Bernard' });
  await settings(page);
  await expect(choice(page)).not.toBeChecked();
  await page.getByText('Ouvrir ce poste avec la session de l’ordinateur').click();
  await page.getByRole('dialog').getByLabel('Votre phrase secrète').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(choice(page)).toBeChecked();

  await lock(page);
  await byAccount(page).click();
  await expect(page.locator('.top-user')).toContainText('Claude BERNARD');

  await test.step('another account is sent to the passphrase', async () => {
    await lock(page);
    await keychainOf(desktop, 'eve');
    await byAccount(page).click();
    await expect(page.getByRole('alert')).toContainText('avec votre phrase secrète');
    await unlock(page);
    await expect(page.locator('.top-user')).toContainText('Claude BERNARD');
  });

  await test.step('switched off, the button is gone', async () => {
    await settings(page);
    await page.getByText('Ouvrir ce poste avec la session de l’ordinateur').click();
    await expect(choice(page)).not.toBeChecked();
    await lock(page);
    await expect(byAccount(page)).toHaveCount(0);
  });
});
