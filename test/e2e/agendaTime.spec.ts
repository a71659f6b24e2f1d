import { expectAccessible } from '../support/axe';
import { inDays, prepareDuvauchel, startSecretary } from '../support/beginnings';
import { expect, test } from '../support/fixtures';
import {
  addParticipant,
  backToMeeting,
  closeMeeting,
  decide,
  fillField,
  goToCase,
  openClosing,
  openDemo,
  openMeeting,
  planMeeting,
  startDemoMeeting,
  unlock,
} from '../support/story';

/** On the clock of the room, the day before: a leap ahead would lock the workstation. */
const at = (hours: number, minutes: number): Date => {
  const time = new Date(Date.now() - 86_400_000);
  time.setHours(hours, minutes, 0, 0);
  return time;
};

test('the agenda keeps time: who presents several cases, when each one comes, when it ends, how long it took', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  const agenda = page.getByRole('navigation', { name: 'Ordre du jour' });
  const first = agenda.getByRole('listitem').nth(0);

  await test.step('the cases of one presenter are put together by one key, and apart again by another', async () => {
    const names = page.getByRole('rowheader').locator('.case-name');
    const before = await names.allInnerTexts();
    await page.keyboard.press('g');
    await expect(page.getByRole('button', { name: 'Regrouper par présentateur' })).toHaveCount(0);
    await expect.poll(() => names.allInnerTexts()).not.toEqual(before);
    expect([...(await names.allInnerTexts())].sort()).toEqual([...before].sort());
    await page.keyboard.press('Control+z');
    await expect.poll(() => names.allInnerTexts()).toEqual(before);
    await expectAccessible(page, 'a meeting whose cases can be put together');
  });

  await test.step('each case has the time at which it is likely to come, and the end is forecast', async () => {
    await page.clock.setFixedTime(at(10, 0));
    await startDemoMeeting(page);
    await expect(agenda).toContainText('fin vers 10 h 51');
    await expect(agenda.getByRole('listitem').nth(2)).toContainText('10 h 06');
  });

  await test.step('a case that takes longer moves what follows', async () => {
    await page.clock.setFixedTime(at(10, 5));
    await expect(first).toContainText('5:00');
    await expect(agenda).toContainText('fin vers 10 h 53');
    await expect(agenda.getByRole('listitem').nth(2)).toContainText('10 h 08');
  });

  await test.step('who presents by video is told whether it is their time', async () => {
    await page.keyboard.press('j');
    await expect(agenda.getByRole('listitem').nth(1).getByRole('button')).toHaveAttribute(
      'aria-current',
      'step',
    );
    await page.keyboard.press('o');
    await fillField(page, 'Présenté en visio, à partir de', '10h08');
    await fillField(page, 'Durée prévue (minutes)', '10');
    await page.keyboard.press('Alt+2');
    const second = agenda.getByRole('listitem').nth(1);
    await expect(second).toContainText('visio à 10 h 08\u00a0: trop tôt');
    await expect(agenda).toContainText('fin vers 11 h');
    await page.clock.setFixedTime(at(10, 14));
    await expect(second).toContainText('visio à 10 h 08\u00a0: en retard');
    await expectAccessible(page, 'an agenda that keeps time');
  });

  await test.step('the times outlive the lock, and the meeting says them at its end', async () => {
    await page.keyboard.press('Control+l');
    await unlock(page);
    await expect(first).toContainText('5:00');
    await page.keyboard.press('a');
    await expect(page.locator('[data-focus="attendance"]')).toContainText('arrivé à');
    const panel = await openClosing(page);
    await panel.getByRole('button', { name: /^Reporter les \d+ dossiers non présentés et clore/ }).click();
    await expect(panel).toContainText(/Temps passé sur les dossiers\u00a0: \d+:\d\d en tout/);
    await page.keyboard.press('Escape');
    await expect(first).toContainText('5:00');
  });
});

test('cases others: a case that is presented again begins at nothing, and each meeting says its own time', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await startSecretary(page);
  await planMeeting(page, inDays(8), 'Salle Pasteur');
  await page.keyboard.press('Alt+1');
  await prepareDuvauchel(page);
  await backToMeeting(page);
  const spent = page.getByTitle('Temps passé sur ce dossier');
  const postpone = async () => {
    await decide(page, { outcome: 'Reporté', reason: 'Temps insuffisant' });
    return closeMeeting(page);
  };
  await page.clock.setFixedTime(at(10, 0));
  await openMeeting(page, /GOFF/);
  await goToCase(page, 'Duvauchel');
  await page.clock.setFixedTime(at(10, 5));
  await expect(spent).toHaveText('5:00');
  const panel = await postpone();
  await expect(panel).toContainText('Temps passé sur les dossiers\u00a0: 5:00 en tout');
  await page.keyboard.press('p');
  await expect(panel.getByText(/^1.dossier reporté est inscrit à la séance du/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Préparer la séance' }).click();
  await addParticipant(page, { given: 'Anne', family: 'Le Goff', specialty: 'oncologie medicale' });
  await openMeeting(page, /GOFF/);
  await goToCase(page, 'Duvauchel');
  await expect(spent).toHaveText('0:00');
  await page.clock.setFixedTime(at(10, 7));
  await expect(spent).toHaveText('2:00');
  const again = await postpone();
  await expect(again).toContainText('Temps passé sur les dossiers\u00a0: 2:00 en tout');
});
