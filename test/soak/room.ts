import { readdir } from 'node:fs/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { inRoot } from '../../build/paths';
import { SHELL_PORT_MESSAGE } from '../../shared/contracts/desktop';
import type { CaseRef } from '../../shared/contracts/views';
import { electronCommand } from '../support/fixtures';
import { enterRoom, installRoom } from './roomPage';

export const PASSPHRASE = 'quatre mots sans rapport';

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Among hundreds of starts the driver now and then does not get hold of a process, before any of Concerto runs in it. */
const DRIVER_LIMIT_MS = 45_000;

/** The desktop application on this profile, its page ready to hold a room (`roomPage.ts`). */
export async function launchRoom(profile: string): Promise<RunningApp> {
  const { executablePath, args } = electronCommand(profile);
  const launch = () =>
    _electron.launch({
      // As in fixtures.ts: without a path Playwright holds the start back until it is connected.
      ...(process.env.CONCERTO_PACKAGED ? { executablePath } : {}),
      args,
      timezoneId: 'Europe/Paris',
      locale: 'fr-FR',
      timeout: DRIVER_LIMIT_MS,
    });
  const app = await launch().catch((error: Error) => {
    console.error(`started again: ${error.message.split('\n', 1)[0] ?? ''}`);
    return launch();
  });
  return { app, page: await app.firstWindow() };
}

/** A room on the page: an engine on the real shell, locked as yet. */
export async function install(page: Page): Promise<void> {
  const [worker] = (await readdir(inRoot('dist/renderer/assets'))).filter((name) =>
    /^worker-.*\.js$/.test(name),
  );
  // The page's own engine must have its port before another one is asked for.
  await page.getByRole('button').first().waitFor();
  // tsx names functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(installRoom, [`/assets/${worker}`, SHELL_PORT_MESSAGE] as const);
}

/** Unlocks (the first time: enrols and opens the demonstration meeting). @returns the cases to work on */
export async function enter(page: Page): Promise<CaseRef[]> {
  await install(page);
  return page.evaluate(enterRoom, PASSPHRASE);
}
