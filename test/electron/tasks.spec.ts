import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { enter, launchRoom, PASSPHRASE } from '../soak/room';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { title } from '../support/story';
import { moreCases } from './rotationPage';

const CASES = 800;
/** Enough that putting them back takes some seconds on a quick machine too. */
const MANY_CASES = 3200;
const AT_ONCE = 400;
/** Longer than any machine takes for these records: with a load of 24 on two cores, five a second came back. */
const PATIENCE_MS = 600_000;

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Phrase secrète').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(title(page, 'Agenda')).toBeVisible();
}

test('long work is seen from every screen, and what it still brings is never said to be missing', async ({
  launchApp,
  newFolder,
}) => {
  test.setTimeout(900_000);
  const profile = await newFolder();
  const register = async (count: number) => {
    const room = await launchRoom(profile);
    await enter(room.page);
    for (let done = 0; done < count; done += AT_ONCE) await room.page.evaluate(moreCases, AT_ONCE);
    await room.app.close();
  };
  await register(CASES);

  await test.step('a change of the key, over every screen until it is done', async () => {
    const desktop = await launchApp({ profile });
    const { page } = desktop;
    await unlock(page);
    await page.keyboard.press('Alt+4');
    const button = page.getByRole('button', { name: 'Changer la clé de chiffrement' });
    await button.press('Enter');
    await page.getByRole('dialog').getByLabel('Votre phrase secrète').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Changement en cours…' })).toBeFocused();
    const strip = page.getByRole('region', { name: 'Changement de la clé de chiffrement' });
    await expect(strip).toBeInViewport();
    await expectAccessible(page, 'settings, the key being changed');
    await expect(page.getByText('La clé de chiffrement est changée')).toBeVisible({ timeout: PATIENCE_MS });
    await expect(strip).toBeHidden();
    await expect(button).toBeFocused();
    await desktop.close();
  });

  await register(MANY_CASES - CASES);
  await test.step('a store that is put back: no meeting is said not to be', async () => {
    await rm(path.join(profile, 'IndexedDB'), { recursive: true, force: true });
    await rm(path.join(profile, 'WebStorage'), { recursive: true, force: true });
    const desktop = await launchApp({ profile });
    const { page } = desktop;
    await page.evaluate(() => {
      new MutationObserver(() => {
        const said = document.body.innerText;
        for (const lie of ['Commencez par créer', 'Aucune séance', 'Aucun dossier'])
          if (said.includes(lie)) document.documentElement.dataset.lie = lie;
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await unlock(page);
    await expect(page.getByRole('region', { name: 'Préparation des listes' })).toBeVisible();
    await expectAccessible(page, 'the agenda while records return');
    await expect(page.getByText('Rien de ce qui était enregistré n’est perdu.')).toBeVisible();
    await expect(page.getByText('17\u00a0dossiers, 0\u00a0conclu')).toBeVisible({ timeout: PATIENCE_MS });
    await expect(page.getByRole('region', { name: 'Préparation des listes' })).toBeHidden({
      timeout: PATIENCE_MS,
    });
    expect(await page.evaluate(() => document.documentElement.dataset.lie)).toBeUndefined();
    await desktop.close();
  });
});
