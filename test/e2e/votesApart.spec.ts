import type { Page } from '@playwright/test';
import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { expectAccessible } from '../support/axe';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { isOffline, joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import { backToMeeting, drawer, openMeeting, propose, vote } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const COLLEAGUE = 'rpps-99900000099';
type StoredVote = Readonly<Record<string, unknown>> & { readonly _id: string };
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

test('what another post noted while a remark was typed stays beside it, and is shown as it came', async ({
  openBrowserApp,
}) => {
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  const database = databaseName('sein', Number(tomorrow().slice(-4)));
  region.open(database);
  const { page } = await openBrowserApp();
  const stored = async () => {
    const { rows } = await region.open(database).allDocs({ include_docs: true, startkey: 'vote:', limit: 1 });
    return rows[0]?.doc as unknown as StoredVote | undefined;
  };
  try {
    await startSecretary(page);
    await prepareDuvauchel(page);
    await backToMeeting(page);
    await openMeeting(page, /GOFF/);
    await propose(page, 'Chirurgie première');
    await vote(page, 'Goff', 'Pour');
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await page.keyboard.press('Alt+2');
    await drawer(page, 'Propositions');
    await expect.poll(async () => (await stored())?.position, { timeout: 60_000 }).toBe('for');
    await row(page).getByRole('button', { name: 'Pour', exact: true }).focus();
    await page.keyboard.press('r');
    await page.keyboard.type('Accord oral');
    const held = await stored();
    if (!held) throw new Error('no vote');
    const theirs = { position: 'against', comment: 'Contre-indication cardiaque', recordedBy: COLLEAGUE };
    await region.put(database, { ...held, ...theirs, at: new Date().toISOString() });
    await expect(row(page)).toContainText(
      /Noté depuis\s: «\sContre\s», «\sContre-indication cardiaque\s»\. Ce que vous écrivez va avec «\sPour\s»\./,
      { timeout: 60_000 },
    );
    await expectAccessible(page, 'a remark on a vote that another post changed');
    await page.keyboard.press('Enter');
    await expect(row(page)).toContainText('« Accord oral »');
    await expect(row(page)).toContainText(
      /Noté aussi «\sContre\s», «\sContre-indication cardiaque\s».* sur un autre poste\s: à vérifier/,
    );
    await expect(row(page).getByRole('button', { name: 'Pour', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect.poll(stored, { timeout: 60_000 }).toMatchObject({
      position: 'for',
      comment: 'Accord oral',
      apart: [theirs],
    });
  } finally {
    await region.close();
  }
});
