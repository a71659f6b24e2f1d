import { expect, test } from '../support/fixtures';
import { answerLate } from '../support/slowAnswers';
import { openDemo } from '../support/story';

test('as many cases back as forth lead to the same case, however fast, and however late they are read', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  const heading = page.getByRole('heading', { level: 1 });
  const place = page.getByText(/^\d+ sur \d+$/);
  await page.locator('tr[data-key]').first().click();
  await expect(place).toHaveText(/^1 sur/);
  const first = await heading.innerText();

  for (const ms of [0, 150]) {
    await answerLate(page, ['case', 'meeting'], ms);
    for (const key of ['PageDown', 'PageDown', 'PageDown']) await page.keyboard.press(`Alt+${key}`);
    await expect(place).toHaveText(/^4 sur/);
    for (const key of ['PageUp', 'PageUp', 'PageUp']) await page.keyboard.press(`Alt+${key}`);
    await expect(place).toHaveText(/^1 sur/);
    await expect(heading).toHaveText(first);
    for (const key of ['PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp'])
      await page.keyboard.press(`Alt+${key}`);
    await expect(place).toHaveText(/^2 sur/);
    await page.keyboard.press('Alt+PageUp');
    await expect(heading).toHaveText(first);
  }
});
