import { startRegion } from '../../build/demo-region/server';
import { databaseName } from '../../shared/region/databaseName';
import { expectAccessible } from '../support/axe';
import { prepareDuvauchel, startSecretary, tomorrow } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import { joinAtFirstStart, joinFromSettings, upToDate } from '../support/regionSteps';
import { backToMeeting, openMeeting, propose, title, typeCase } from '../support/story';

const ACCESS = { username: 'solene', password: 'essai-inventé' };

test('a case that another post withdraws keeps what is typed: no key goes to another patient', async ({
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
    await typeCase(first, { family: 'Quemener', given: 'Rose', birth: '02/05/1949', question: 'Et ici ?' });
    await backToMeeting(first);
    await openMeeting(first, /GOFF/);
    await first.keyboard.press('j');
    await expect(title(first, /QUEMENER/)).toBeVisible();
    await propose(first, 'Chirurgie première');
    await joinFromSettings(first, access);
    await joinAtFirstStart(second, { given: 'Yves', family: 'Second' }, access);
    await upToDate(second);
    await second.keyboard.press('Alt+2');
    await expect(title(second, /DUVAUCHEL/)).toBeVisible();
    await second.getByLabel('Discussion').pressSequentially('Traite');

    await first.keyboard.press('Alt+2');
    await backToMeeting(first);
    await first.getByRole('row', { name: /DUVAUCHEL/ }).press('Delete');

    const told = second.getByRole('alertdialog', { name: 'Dossier retiré de la séance' });
    await expect(told).toContainText('DUVAUCHEL', { timeout: 60_000 });
    await second.keyboard.type('ment systemique, etc. ');
    await expect(told).toBeVisible();
    await expectAccessible(second, 'a case withdrawn elsewhere');
    await second.keyboard.press('Escape');
    await expect(title(second, /QUEMENER/)).toBeVisible();
    await expect(second.getByLabel('Discussion')).toHaveValue('');
    await expect(second.getByText('pas encore de vote')).toBeVisible();
  } finally {
    await region.close();
  }
});
