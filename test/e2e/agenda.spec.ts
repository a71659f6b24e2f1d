import { startRegion } from '../../build/demo-region/server';
import { meetingId } from '../../shared/domain/ids';
import { ulidFrom } from '../../shared/domain/ulid';
import { databaseName } from '../../shared/region/databaseName';
import { startSecretary } from '../support/beginnings';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { meetingOf } from '../support/regionDocuments';
import { joinFromSettings, upToDate } from '../support/regionSteps';

const ACCESS = { username: 'solene', password: 'essai-inventé' };
const MEETINGS = 130;

test('an agenda of many meetings shows the next ones, and the others as they are asked for', async ({
  openBrowserApp,
}) => {
  const year = new Date().getFullYear();
  const database = databaseName('sein', year);
  const region = await startRegion({ users: { [ACCESS.username]: ACCESS.password } });
  region.open(database);
  // Never past within its year.
  const date = `${year}-12-31`;
  for (let i = 0; i < MEETINGS; i++) {
    const fresh = ulidFrom(Date.now(), new Uint8Array(16).fill(i));
    await region.put(database, { ...meetingOf(() => fresh), _id: meetingId(date, fresh), date });
  }
  const { page } = await openBrowserApp();
  try {
    await startSecretary(page);
    await joinFromSettings(page, { ...ACCESS, url: region.url });
    await upToDate(page);
    await page.getByRole('link', { name: 'Agenda' }).click();

    const lines = page.locator('.agenda-line');
    // The very next one stands above them.
    const listed = MEETINGS - 1;
    await expect(lines).toHaveCount(60);
    await expectAccessible(page, 'an agenda of many meetings');
    const more = page.getByRole('button', { name: /^Afficher la suite/ });
    await expect(more).toHaveText(`Afficher la suite (${listed - 60} séances)`);
    await more.press('Enter');
    await expect(lines).toHaveCount(120);
    await expect(lines.nth(60)).toBeFocused();
    await more.press('Enter');
    await expect(lines).toHaveCount(listed);
    await expect(lines.nth(120)).toBeFocused();
    await expect(more).toBeHidden();
  } finally {
    await region.close();
  }
});
