import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { fillField, openClosing, openDemo, startDemoMeeting, unlock } from '../support/story';

/** On the clock of the room, whatever the day. */
const at = (hours: number, minutes: number): Date => {
  const time = new Date();
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
