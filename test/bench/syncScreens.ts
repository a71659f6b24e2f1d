import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { rendererConfig } from '../../build/vite/renderer';
import type { TestRegion } from '../region/support/testRegion';
import { chromiumOptions } from '../support/browser';
import { joinAtFirstStart } from '../support/regionSteps';
import { serveFolder } from '../support/serveFolder';

declare global {
  interface Window {
    readonly joining: { readonly tasks: number[] };
  }
}

/** In the page, from its first moment: tasks over 50 ms, counted from where the boards are asked for. */
function observe(): void {
  const joining = { tasks: [] as number[] };
  Object.assign(window, { joining });
  let from = Number.POSITIVE_INFINITY;
  const isJoin = (target: EventTarget | null) =>
    target instanceof Element && target.closest('button')?.textContent.startsWith('Rejoindre 1 RCP');
  document.addEventListener('click', ({ target, timeStamp }) => {
    if (isJoin(target)) from = timeStamp;
  });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime + duration > from) joining.tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/**
 * The application itself, joined to the region through its own screens, with the agenda open while all comes in.
 * @returns the tasks of its page's main thread over 50 ms meanwhile, in milliseconds
 */
export async function longTasksOfScreens(region: TestRegion, folder: string): Promise<number[]> {
  const outDir = path.join(folder, 'application');
  await build({ ...rendererConfig, build: { ...rendererConfig.build, outDir, emptyOutDir: true } });
  const served = await serveFolder(outDir);
  const context = await chromium.launchPersistentContext(
    path.join(folder, 'screens'),
    await chromiumOptions(),
  );
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    // tsx names functions with a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(observe);
    await page.goto(served.url);
    await joinAtFirstStart(page, { family: 'Mesure', given: 'Ada' }, region);
    // By its class: to look for a role is a task of the page too.
    await page.waitForSelector('.top-sync[data-state="upToDate"]', { timeout: 120_000 });
    return await page.evaluate(() => window.joining.tasks);
  } finally {
    await context.close();
    await served.close();
  }
}
