import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths';

const sources = ['electron', 'renderer', 'shared', 'build', 'package.json'];

/** Builds when a source is newer than the last file the build writes, or that file is missing. */
export function buildIfNeeded(): void {
  const built = statSync(inRoot('dist/electron/preload.cjs'), { throwIfNoEntry: false });
  if (built && sources.every((source) => newest(inRoot(source)) <= built.mtimeMs)) return;
  runBuild();
}

export function runBuild(): void {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', inRoot('build/build.ts')], {
    cwd: inRoot(),
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('npm run build failed');
}

function newest(file: string): number {
  const own = statSync(file);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
