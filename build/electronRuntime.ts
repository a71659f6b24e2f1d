import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './paths';

export interface ElectronRuntime {
  readonly dist: string;
  readonly executable: string;
  readonly version: string;
}

const executableName =
  process.platform === 'darwin'
    ? path.join('Electron.app', 'Contents', 'MacOS', 'Electron')
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

/** Electron's own override for where its runtime is, else the place its installer unpacks it to. Null without one. */
export function findElectron(): ElectronRuntime | null {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || inRoot('node_modules/electron/dist');
  const executable = path.join(dist, executableName);
  if (!existsSync(executable)) return null;
  return { dist, executable, version: versionIn(dist) };
}

/** Electron writes its version into the file of that name beside its executable. */
const versionIn = (dist: string): string =>
  readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');

export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Chromium's sandbox refuses to start for root on Linux. */
export const runsAsRoot = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** The application on what is built, its words among ours. */
export const spawnElectron = ({ executable }: ElectronRuntime): ChildProcess =>
  spawn(executable, [root, ...(runsAsRoot() ? ['--no-sandbox'] : [])], { stdio: 'inherit' });
