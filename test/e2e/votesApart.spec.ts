import type { Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { expectAccessible } from '../support/axe';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { isOffline, joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import { backToMeeting, drawer, openMeeting, propose, vote } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const row = (page: Page) =>
  page
    .getByRole('list', { name: /^Votes sur/ })
    .getByRole('listitem')
    .filter({ hasText: 'Goff' });

test('two posts note one doctor’s position otherwise, without a network: the later stands, both tell the other, noting it anew settles it', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(databaseName('sein', Number(tomorrow().slice(-4))));
  const access = { ...ACCESS, url: region.url };
  const { page: first } = await openBrowserApp();
  const { page: second } = await openBrowserApp();
  try {
    await startSecretary(first);
    await prepareDuvauchel(first);
    await backToMeeting(first);
    await openMeeting(first, /GOFF/);
    await propose(first, 'Chirurgie première');
    await joinFromSettings(first, access);
    await joinAtFirstStart(second, { given: 'Yves', family: 'Second' }, access);
    await upToDate(second);
    for (const page of [first, second]) {
      await page.keyboard.press('Alt+2');
      await drawer(page, 'Propositions');
      await expect(row(page)).toBeVisible();
    }
    await region.pause();
    await vote(first, 'Goff', 'Pour');
    await vote(second, 'Goff', 'Contre');
    await isOffline(first);
    await isOffline(second);
    await region.resume();

    for (const page of [first, second]) {
      await expect(row(page)).toContainText(/Noté aussi «\sPour\s».* sur un autre poste\s: à vérifier/, {
        timeout: 60_000,
      });
      await expect(row(page).getByRole('button', { name: 'Contre' })).toHaveAttribute('aria-pressed', 'true');
    }
    await expectAccessible(first, 'a position noted otherwise on another post');

    await vote(first, 'Goff', 'Pour');
    for (const page of [first, second]) {
      await expect(row(page)).not.toContainText('Noté aussi', { timeout: 60_000 });
      await expect(row(page).getByRole('button', { name: 'Pour' })).toHaveAttribute('aria-pressed', 'true');
    }
  } finally {
    await region.close();
  }
});
