import { readlink, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  _electron,
  test as base,
  chromium,
  errors,
  type Browser,
  type BrowserContext,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { findElectron, runsAsRoot } from '../../build/electronRuntime';
import { inRoot, root } from '../../build/paths';
import { serveFolder } from '../../build/serveFolder';
import { chromiumOptions } from './browser';

/** One workstation in the browser shell. */
export interface BrowserApp {
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

interface OnDisk {
  /** The folder that holds all this workstation keeps: open it again to restart the same workstation. */
  readonly profile: string;
  /** As a power cut: SIGKILL, nothing is told to anybody. */
  kill(): Promise<void>;
}

interface OwnBrowserApp extends BrowserApp, OnDisk {}

export interface DesktopApp extends OnDisk {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

interface Look {
  readonly viewport?: { width: number; height: number };
  readonly colorScheme?: 'light' | 'dark';
}

interface OnProfile {
  readonly profile?: string;
}

interface LaunchOptions extends OnProfile {
  /** More of Chromium's own switches. */
  readonly args?: readonly string[];
}

interface Fixtures {
  /** A fresh folder, removed after the test. */
  newFolder: () => Promise<string>;
  /**
   * A workstation of its own in the browser shell. It is a context of the Chromium that the stories of one worker share:
   * nothing of another is in it, and nothing of it is left when it is closed.
   */
  openBrowserApp: (options?: Look) => Promise<BrowserApp>;
  /** The same in a Chromium of its own with a profile folder, to be killed and started again. */
  openOwnBrowserApp: (options?: OnProfile) => Promise<OwnBrowserApp>;
  /** The desktop application with a user data folder of its own. */
  launchApp: (options?: LaunchOptions) => Promise<DesktopApp>;
}

const look = {
  viewport: { width: 1366, height: 768 },
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  acceptDownloads: true,
};

export const test = base.extend<Fixtures, { address: string; chromiumOfWorker: Browser }>({
  address: [
    async ({ browserName: _ }, use) => {
      const served = await serveFolder(inRoot('dist/renderer'));
      await use(served.url);
      await served.close();
    },
    { scope: 'worker' },
  ],

  chromiumOfWorker: [
    async ({ browserName: _ }, use) => {
      const browser = await chromium.launch(await chromiumOptions(true));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  newFolder: async ({ browserName: _ }, use) => {
    const folders: string[] = [];
    await use(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'concerto-test-'));
      folders.push(folder);
      return folder;
    });
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  openBrowserApp: async ({ address, chromiumOfWorker }, use) => {
    const open: BrowserContext[] = [];
    await use(async ({ viewport = look.viewport, colorScheme = 'light' } = {}) => {
      const context = await chromiumOfWorker.newContext({ ...look, viewport, colorScheme });
      open.push(context);
      const page = await context.newPage();
      await page.goto(address);
      return { context, page, close: () => context.close() };
    });
    for (const context of open) await context.close();
  },

  openOwnBrowserApp: async ({ address, newFolder }, use) => {
    const open: OwnBrowserApp[] = [];
    await use(async ({ profile } = {}) => {
      const app = await openOwnBrowser(address, profile ?? (await newFolder()));
      open.push(app);
      return app;
    });
    for (const app of open) await app.close();
  },

  launchApp: async ({ newFolder }, use) => {
    const open: DesktopApp[] = [];
    await use(async ({ profile, args = [] } = {}) => {
      const app = await launch(profile ?? (await newFolder()), args);
      open.push(app);
      return app;
    });
    for (const app of open) await app.close();
  },
});

export { expect } from '@playwright/test';

async function openOwnBrowser(address: string, profile: string): Promise<OwnBrowserApp> {
  const context = await chromium.launchPersistentContext(profile, { ...(await chromiumOptions()), ...look });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return { context, page, profile, close: () => context.close(), kill: () => killBrowser(context, profile) };
}

/** Chromium writes `<host>-<process>` into its lock (Linux and macOS); Playwright does not say which process it is. */
async function killBrowser(context: BrowserContext, profile: string): Promise<void> {
  const lock = await readlink(path.join(profile, 'SingletonLock'));
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  process.kill(Number(lock.slice(lock.lastIndexOf('-') + 1)), 'SIGKILL');
  await closed;
  await rm(path.join(profile, 'SingletonLock'), { force: true });
}

/** The packaged application where CONCERTO_PACKAGED names its executable, else the runtime on the built sources. */
export function electronCommand(profile: string): { executablePath: string; args: string[] } {
  const own = [`--user-data-dir=${profile}`, ...(runsAsRoot() ? ['--no-sandbox'] : [])];
  const packaged = process.env.CONCERTO_PACKAGED;
  if (packaged) return { executablePath: packaged, args: own };
  const runtime = findElectron();
  if (!runtime)
    throw new Error('Aucun Electron\u00a0: npm start l’installe, ou ELECTRON_OVERRIDE_DIST_PATH l’indique.');
  return { executablePath: runtime.executable, args: [root, ...own] };
}

/**
 * Without a path Playwright finds the same runtime through the electron package, and holds its start back until it is
 * connected. It cannot hold a packaged application back, and then hangs now and then on the window that opens meanwhile.
 * That start is given up early and made anew, and the report says so. An application that ends or refuses is a failure at
 * once.
 */
export async function startElectron(
  profile: string,
  more: readonly string[] = [],
  env?: Record<string, string>,
  attempts = 3,
): Promise<ElectronApplication> {
  const { executablePath, args } = electronCommand(profile);
  const packaged = Boolean(process.env.CONCERTO_PACKAGED);
  try {
    return await _electron.launch({
      ...(packaged ? { executablePath } : {}),
      args: [...args, ...more],
      ...(env ? { env } : {}),
      timezoneId: 'Europe/Paris',
      locale: 'fr-FR',
      timeout: packaged ? 15_000 : 60_000,
    });
  } catch (error) {
    if (!packaged || attempts <= 1 || !(error instanceof errors.TimeoutError)) throw error;
    console.warn('Playwright did not connect to the packaged application: started anew');
    return startElectron(profile, more, env, attempts - 1);
  }
}

async function launch(profile: string, args: readonly string[]): Promise<DesktopApp> {
  const app = await startElectron(profile, args);
  const page = await app.firstWindow();
  await page.waitForLoadState();
  let over = false;
  return {
    app,
    page,
    profile,
    close: async () => {
      if (!over) await app.close();
      over = true;
    },
    kill: async () => {
      over = true;
      const exited = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await exited;
    },
  };
}
