import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../build/paths';
import { importedBy, mentions, nearTests } from './support/runner/nearTests';

/**
 * `npm run test:changed [-- COMMIT]`: the unit tests nearest to what changed since the last commit, or since this one. A
 * rule that all import would else have the whole suite played at each change. How many were left out is said.
 */
const MOST = 5;
const [commit = 'HEAD'] = process.argv.slice(2);
const ENDINGS = ['', '.ts', '.tsx', '/index.ts'];

const git = (...args: string[]): string[] => {
  const { status, stdout } = spawnSync('git', args, { cwd: inRoot(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]} failed: is ${commit} a commit?`);
  return stdout.split('\n').filter((line) => line !== '');
};
const sources = git('ls-files', '--cached', '--others', '--exclude-standard').filter(
  (file) => /\.(ts|tsx|js)$/.test(file) && existsSync(inRoot(file)),
);
const known = new Set(sources);
const textOf = (file: string): string => readFileSync(inRoot(file), 'utf8');
const importers = new Map<string, Set<string>>();
for (const file of sources)
  for (const written of importedBy(textOf(file))) {
    const from = path.posix.join(path.posix.dirname(file), written);
    const imported = ENDINGS.map((ending) => from + ending).find((it) => known.has(it));
    if (imported) importers.set(imported, (importers.get(imported) ?? new Set()).add(file));
  }

const changed = [...git('diff', '--name-only', commit), ...git('ls-files', '--others', '--exclude-standard')];
const near = nearTests(
  changed,
  importers,
  (file) => /^test\/unit\/.*\.test\.tsx?$/.test(file),
  (file) => mentions(file, textOf(file), changed),
);
const chosen = near.slice(0, MOST);
if (chosen.length === 0) console.log('Aucun test unitaire ne concerne ce qui a changé.');
else {
  const vitest = [inRoot('node_modules', 'vitest/vitest.mjs'), 'run', ...chosen];
  const { status } = spawnSync(process.execPath, vitest, { cwd: inRoot(), stdio: 'inherit' });
  const rest = near.length - chosen.length;
  if (rest > 0)
    console.log(
      `Les ${MOST} fichiers de tests les plus proches ont été joués, ${rest} plus lointains ne l’ont pas été\u00a0: npm test unit les joue tous.`,
    );
  process.exitCode = status ?? 1;
}
