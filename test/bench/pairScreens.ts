import { chromium, type Browser } from '@playwright/test';
import path from 'node:path';
import { chromiumOptions } from '../support/browser';
import { serveFolder } from '../support/serveFolder';
import { openDemo, startDemoMeeting } from '../support/story';
import { restful } from './roomPage';

/** What a person waits for, in milliseconds. */
export interface ScreensSeen {
  /** From the address to the first door, nothing kept from before. */
  readonly door: number;
  /** From the key that opens the meeting, twice pressed, to its console, which was never shown before. */
  readonly console: number;
}

/** The built page of one side in a Chromium of its own. */
export async function screensOf(
  folder: string,
): Promise<{ turn: () => Promise<ScreensSeen>; close: () => Promise<void> }> {
  const served = await serveFolder(path.join(folder, 'dist/renderer'));
  const browser = await chromium.launch(await chromiumOptions());
  return {
    turn: () => seenIn(browser, served.url),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

async function seenIn(browser: Browser, url: string): Promise<ScreensSeen> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  try {
    const page = await context.newPage();
    const door = await taken(async () => {
      await page.goto(url);
      await page.getByRole('button', { name: 'Essayer une séance de démonstration' }).waitFor();
    });
    await openDemo(page);
    // Screens are read ahead while nothing else happens.
    await page.evaluate(restful);
    return { door, console: await taken(() => startDemoMeeting(page)) };
  } finally {
    await context.close();
  }
}

async function taken(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
