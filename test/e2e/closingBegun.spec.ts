import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { backToMeeting, openClosing, openDemo, startDemoMeeting, title } from '../support/story';

test('the closing names what is half written, and records none of it « non présenté » unasked', async ({
  openBrowserApp,
}) => {
  const { page } = await openBrowserApp();
  await openDemo(page);
  await startDemoMeeting(page);
  const here = await page.getByRole('heading', { level: 1 }).innerText();
  const name = here.replace(/^\d+\.\s*/, '').split(' ')[0] ?? '';
  await page.keyboard.press('d');
  const form = page.getByRole('form', { name: 'Décision' });
  await form.getByText('Discuté', { exact: true }).click();
  await form.getByLabel('Conclusion').fill('Chirurgie conservatrice');
  // At once: what the keys left has not been kept yet.
  const panel = await openClosing(page);
  await expect(panel.getByText('1 dossier a une décision commencée')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Reporter les \d+ dossiers non présentés/ })).toHaveCount(
    0,
  );
  await expect(
    panel.getByRole('button', { name: /^Reporter les \d+ dossiers, dont 1 commencé,/ }),
  ).toBeVisible();
  await expectAccessible(page, 'the closing with a decision half written');
  await panel.getByRole('button', { name: new RegExp(`${name}.* \\(décision\\)`) }).click();
  await expect(panel).toHaveCount(0);
  await expect(title(page, here)).toBeVisible();
  await expect(form.getByLabel('Conclusion')).toHaveValue('Chirurgie conservatrice');
  await form.getByLabel(/Conclu sans quorum/).fill('Essai');
  await form.getByRole('button', { name: /Valider la décision/ }).click();
  await expect(page.getByRole('article', { name: /^Décision, version/ })).toBeVisible();
  await openClosing(page);
  await expect(panel.getByText(/commencée$/)).toHaveCount(0);
  await panel.getByRole('button', { name: /^Reporter les \d+ dossiers non présentés et clore/ }).click();
  await expect(panel.getByText('La séance est terminée')).toBeVisible();
  // The button that was pressed is gone: for an instant the focus is nowhere, and the key is pressed just then.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  await expect(panel).toHaveCount(0);
  await backToMeeting(page);
  await expect(page.getByRole('row', { name: new RegExp(name) }).first()).toContainText('Discuté');
});
