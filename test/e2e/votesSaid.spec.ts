import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { attend, drawer, openDemo, propose, startDemoMeeting, unlock } from '../support/story';

const votes = (page: Page) => page.getByRole('list', { name: /^Votes sur/ });
const rows = (page: Page) => votes(page).getByRole('listitem');
const pressed = (page: Page, position: string) =>
  votes(page).getByRole('button', { name: position, exact: true, pressed: true });

/** Those whose presence the drawer lists, by their rows. */
async function markTwo(page: Page): Promise<[string, string]> {
  await drawer(page, 'Présences');
  const people = page.getByRole('list', { name: 'Participants' }).getByRole('listitem');
  const doctors = people.filter({ hasText: /-DÉMO/ });
  const names: string[] = [];
  for (const row of (await doctors.all()).slice(0, 2))
    names.push(await row.locator('.choices-name').innerText());
  const [first, second] = names;
  if (!first || !second) throw new Error('The demonstration has fewer than two doctors.');
  for (const name of [first, second]) await attend(page, name, 'Présent');
  return [first, second];
}

test('a vote with its reserve and its remark, by the keyboard; who left keeps the row, and the vote', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const [first, second] = await markTwo(page);
  await propose(page, 'Chirurgie première, puis curiethérapie.');
  const of = (name: string) => rows(page).filter({ hasText: name });

  await test.step('« 4 » asks for the reserve, and records nothing without one', async () => {
    await of(first).getByRole('button', { name: 'Pour', exact: true }).focus();
    await page.keyboard.press('4');
    await expect(page.getByLabel(`Réserve de ${first}`)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(`Réserve de ${first}`)).toBeFocused();
    await expect(pressed(page, 'Réserve')).toHaveCount(0);
    await page.keyboard.type('Si la biopsie du 3 confirme');
    await expectAccessible(page, 'the reserve of a vote');
  });

  await test.step('what is half written is there after a lock', async () => {
    await page.keyboard.press('Control+l');
    await unlock(page);
    await drawer(page, 'Propositions');
    await expect(page.getByLabel(`Réserve de ${first}`)).toHaveValue('Si la biopsie du 3 confirme');
    await page.getByLabel(`Réserve de ${first}`).press('Enter');
    await expect(pressed(page, 'Réserve')).toHaveCount(1);
    await expect(of(first)).toContainText('« Si la biopsie du 3 confirme »');
    await expect(page.locator('.tally-words', { hasText: /1 pour, dont 1 avec réserve/ })).toBeVisible();
  });

  await test.step('« R » writes a remark beside a position, another position takes it away, one key gives it back', async () => {
    await of(second).getByRole('button', { name: 'Pour', exact: true }).focus();
    await page.keyboard.press('2');
    await expect(pressed(page, 'Contre')).toHaveCount(1);
    await of(second).getByRole('button', { name: 'Contre', exact: true }).focus();
    await page.keyboard.press('r');
    await page.keyboard.type('Trop lourd à cet âge');
    await page.keyboard.press('Enter');
    await expect(of(second)).toContainText('« Trop lourd à cet âge »');
    await of(second).getByRole('button', { name: 'Contre', exact: true }).focus();
    await page.keyboard.press('3');
    await expect(of(second)).not.toContainText('Trop lourd');
    await page.keyboard.press('Control+z');
    await expect(of(second)).toContainText('« Trop lourd à cet âge »');
  });

  await test.step('who left keeps a row, which says whether the vote counts, and no position is taken any more', async () => {
    await attend(page, second, 'Absent');
    await drawer(page, 'Propositions');
    await expect(of(second)).toContainText(/parti à \d+\sh.*: son vote compte/);
    await expect(of(second).getByRole('button', { name: 'Pour', exact: true })).toBeDisabled();
    await expect(page.getByText(/1 pour, dont 1 avec réserve · 1 contre/)).toBeVisible();
    await expectAccessible(page, 'the votes, one of whom left');
  });
});

test('the text of the proposal stays in view, however many vote on it', async ({ openBrowserApp }) => {
  const { page } = await openBrowserApp();
  await page.setViewportSize({ width: 1366, height: 768 });
  await openDemo(page);
  await startDemoMeeting(page);
  await drawer(page, 'Présences');
  const people = page.getByRole('list', { name: 'Participants' }).getByRole('listitem');
  for (const row of await people.all())
    await row.getByRole('button', { name: 'Présent', exact: true }).click();
  await propose(page, 'Chirurgie première.');
  await rows(page).last().getByRole('button', { name: 'Abst.', exact: true }).click();
  await expect(pressed(page, 'Abst.')).toHaveCount(1);
  await expect(page.locator('.proposal-selected .proposal-words')).toBeInViewport({ ratio: 1 });
});
