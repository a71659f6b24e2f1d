import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { enrolSecretary, title } from '../support/story';

test('a second tab opens nothing, says so, and takes over when the first one is closed', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await enrolSecretary(page, { given: 'Yves', family: 'Premier' });
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(title(second, 'Concerto est déjà ouvert dans un autre onglet')).toBeVisible();
  await expect(second.getByText('cette page prendra la suite d’elle-même')).toBeVisible();
  await expectAccessible(second, 'the second tab');
  // The first one is not disturbed.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.close();
  await expect(second.getByLabel(/phrase secrète/i).first()).toBeVisible();
});
