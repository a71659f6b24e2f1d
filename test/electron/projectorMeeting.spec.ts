import { expectNoRoom, expectRoomOn, laptop, plug, projector } from '../support/displays';
import { expect, test } from '../support/fixtures';
import { heapsOf, heldIn, WHOLE_STRINGS } from '../support/heap';
import { goToCase, openDemo, startDemoMeeting, title, unlock } from '../support/story';

const names = ['Aubépine', 'Bleuet', 'Capucine', 'Églantine', 'DEMO-0002'];

test('a meeting takes the second screen by itself, shows it no identity, and gives it back', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp({ args: [WHOLE_STRINGS] });
  await plug(app, [laptop], 'display-metrics-changed');
  await openDemo(page);
  await startDemoMeeting(page);

  const opened = app.waitForEvent('window');
  await plug(app, [laptop, projector], 'display-added');
  await expectRoomOn(app, projector);
  const room = await opened;
  const place = room.locator('.projection-head > :first-child');
  await expect(place).toContainText('1 sur 17');
  await expect(page.locator('.badge', { hasText: 'Projeté' })).toBeVisible();

  await goToCase(page, 'Capucine');
  await expect(place).toContainText('C. D. É.');
  await goToCase(page, 'Bleuet');
  await expect(place).toContainText('B. D.');
  const [own, ...workers] = await heapsOf(room);
  expect(workers).toEqual([]);
  expect(own && heldIn(own, names)).toEqual([]);

  await page.keyboard.press('Control+l');
  await expect(room.getByText('Réunion de concertation pluridisciplinaire')).toBeVisible();
  await unlock(page);
  await expect(place).toContainText('B. D.');

  await page.keyboard.press('m');
  await expectNoRoom(app);
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Capucine/i);
  await page.keyboard.press('m');
  await expectRoomOn(app, projector);

  // The cable is out: the one screen shows it under the same key, and gives the console back under it.
  await plug(app, [laptop], 'display-removed');
  await expectNoRoom(app);
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Projection' });
  await expect(dialog).toContainText('C. D. É.');
  await page.keyboard.press('m');
  await expect(title(page, /Capucine/i)).toBeVisible();
});
