import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { runsAsRoot } from '../../build/electronRuntime';

/**
 * Chromium's own parts, kept off. The box of its address bar alone cost a quarter of the processor time of a start, in
 * two windows of its own that no test sees. The last list of a command counts, so Playwright's own is repeated here.
 */
const unused = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/**
 * Kept off too: what a browser would ask of the network on its own while a test pretends that the cable is out. So is
 * the card that draws, since the machines that test have none: to emulate one cost a sixth of all processor time.
 */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  `--disable-features=${unused.join(',')}`,
];

/** Chromium's shell without windows: the same engine, and a fifth less of the processor's time for each story. */
const SHELL = 'chromium-headless-shell';
const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function fixedPlaces(): string[] {
  const { LOCALAPPDATA, PROGRAMFILES } = process.env;
  const programs = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(
    (p) => p !== undefined,
  );
  return [
    ...programs.flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ];
}

/** The environment's, Playwright's own, then the system's; null where there is none. */
export function findChromium(first: readonly string[] = []): string | null {
  const { CONCERTO_CHROMIUM, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH, PATH } = process.env;
  const folders = (PATH ?? '').split(path.delimiter);
  const found = (names: readonly string[]) =>
    names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const candidates = [
    CONCERTO_CHROMIUM,
    PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH,
    ...found(first),
    chromium.executablePath(),
    ...found(onPath),
    ...fixedPlaces(),
  ];
  return candidates.find((file) => file !== undefined && file !== '' && existsSync(file)) ?? null;
}

export const NO_BROWSER =
  'Aucun navigateur Chromium\u00a0: installez Chromium, Chrome ou Edge, ou indiquez-en le chemin dans CONCERTO_CHROMIUM.';

interface ChromiumOptions {
  readonly executablePath: string;
  readonly args: string[];
}

/**
 * How Playwright starts it. Throws where there is no browser, saying what to install.
 * @param mayBeShell where nothing is measured, nor lies in a profile folder: the shell keeps that otherwise
 */
export function chromiumOptions(mayBeShell = false): Promise<ChromiumOptions> {
  const executablePath = findChromium(mayBeShell ? [SHELL] : []);
  if (executablePath === null) return Promise.reject(new Error(NO_BROWSER));
  return Promise.resolve({ executablePath, args: runsAsRoot() ? ['--no-sandbox', ...quiet] : quiet });
}
