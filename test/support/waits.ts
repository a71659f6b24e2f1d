import type { Page } from '@playwright/test';
import { waitAfter } from '../../shared/domain/tries';
import { expect } from './fixtures';

const MOST = 6;

/**
 * Tries what opens nothing until the wait is on the screen. Each is twice as long as the one before: on a busy machine the
 * first is over before its refusal is told. The page's clock stands still, so that none is over before it was seen.
 * @param before how many were refused already
 * @returns when that wait is over by the machine's clock, by which the engine reckons. Milliseconds since 1970.
 */
export async function tryUntilWaiting(page: Page, before: number): Promise<number> {
  const field = page.getByLabel('Phrase secrète');
  const timer = page.getByRole('timer');
  await page.clock.setFixedTime(Date.now());
  for (let failures = before + 1; failures <= before + MOST; failures++) {
    await field.fill(`mauvaise phrase ${failures}`);
    await field.press('Enter');
    await expect(page.getByRole('alert').or(timer)).toBeVisible();
    await expect(field).toHaveValue(`mauvaise phrase ${failures}`);
    if (await timer.isVisible()) return Date.now() + waitAfter(failures);
  }
  throw new Error(`no wait after ${before + MOST} refusals`);
}
