import { expect, test } from '../support/fixtures';
import { openDemo, startDemoMeeting, title } from '../support/story';

test('from the whole file one comes back to the case under discussion, by whatever way', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const agenda = page.getByRole('navigation', { name: 'Ordre du jour' });
  const discussed = title(page, /FUCHSIA/);
  await page.keyboard.press('ArrowDown');
  await expect(title(page, /BLEUET/)).toBeVisible();
  await agenda.getByRole('button', { name: /FUCHSIA/ }).click();
  await expect(discussed).toBeVisible();

  for (const goBack of [() => page.keyboard.press('Alt+2'), () => page.goBack()]) {
    await page.keyboard.press('o');
    await expect(agenda).toBeHidden();
    await expect(discussed).toBeVisible();
    await goBack();
    await expect(agenda).toBeVisible();
    await expect(discussed).toBeVisible();
  }
});
