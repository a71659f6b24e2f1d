import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runBuild } from '../build/buildIfNeeded';
import { packagedExecutable } from '../build/packaged';
import { inRoot } from '../build/paths';
import { browserAbility, electronAbility, type Ability } from './support/runner/machine';
import { none, readOutcome, sum, summary, type Outcome } from './support/runner/outcome';
import { slowest, spoken } from './support/runner/timed';

/**
 * `npm test [suites]`: runs what this machine can, names what it cannot, says how long each suite and its ten slowest
 * took, and ends with one line of counts.
 */
const suites = ['unit', 'e2e', 'region', 'electron', 'packaged'] as const;
type Suite = (typeof suites)[number];

const reports = await mkdtemp(path.join(tmpdir(), 'concerto-reports-'));
const bin = (name: string): string => inRoot('node_modules', name);
let built = false;

function run(command: readonly string[], env: Record<string, string> = {}): number {
  const [file = '', ...args] = command;
  const { status } = spawnSync(file, args, {
    cwd: inRoot(),
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

async function unit(): Promise<Outcome> {
  const report = path.join(reports, 'unit.json');
  const vitest = [process.execPath, bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
  return readOutcome('vitest', report, run([...vitest, `--outputFile.json=${report}`]));
}

async function playwright(
  project: 'e2e' | 'region' | 'electron' | 'packaged',
  ability: Ability,
  env: Record<string, string> = {},
): Promise<Outcome> {
  const cli = [
    process.execPath,
    bin('@playwright/test/cli.js'),
    'test',
    `--project=${project}`,
    '--pass-with-no-tests',
  ];
  if ('missing' in ability) {
    console.log(`Non exécuté\u00a0: ${project}. ${ability.missing}`);
    const { stdout } = spawnSync(process.execPath, [...cli.slice(1), '--list'], {
      cwd: inRoot(),
      encoding: 'utf8',
    });
    return { ...none, skipped: Math.max(1, Number(/Total: (\d+) tests?/.exec(stdout)?.[1] ?? 1)) };
  }
  if (!built) runBuild();
  built = true;
  const report = path.join(reports, `${project}.json`);
  const command = [...ability.prefix, ...cli, '--reporter=list,json'];
  return readOutcome('playwright', report, run(command, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }));
}

/**
 * What packaging can change (playwright.config.ts), against the application as it is installed but for the one fuse that
 * lets Playwright in.
 */
async function packaged(): Promise<Outcome> {
  const ability = electronAbility();
  if ('missing' in ability) {
    console.log(`Non exécuté\u00a0: l’application empaquetée. ${ability.missing}`);
    return { ...none, skipped: 1 };
  }
  const status = run([process.execPath, '--import', 'tsx', inRoot('build/package.ts'), '--dir', '--test']);
  built = true;
  const executable = packagedExecutable(inRoot('release/test'));
  if (status !== 0 || executable === null) return { ...none, failed: 1 };
  return playwright('packaged', ability, { CONCERTO_PACKAGED: executable });
}

function runSuite(suite: Suite): Promise<Outcome> {
  switch (suite) {
    case 'unit':
      return unit();
    case 'e2e':
    case 'region':
      return playwright(suite, browserAbility());
    case 'electron':
      return playwright(suite, electronAbility());
    case 'packaged':
      return packaged();
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suites.some((suite) => suite === name));
if (unknown.length > 0)
  throw new Error(`No such suite: ${unknown.join(', ')}. There are: ${suites.join(', ')}.`);

const outcomes: Outcome[] = [];
const times: string[] = [];
for (const suite of suites.filter((name) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n— ${suite} —`);
  const start = performance.now();
  const outcome = await runSuite(suite);
  outcomes.push(outcome);
  times.push(`\n${suite}\u00a0: ${spoken(performance.now() - start)}`, ...slowest(outcome.timed));
}
await rm(reports, { recursive: true, force: true });
const total = sum(outcomes);
console.log(times.join('\n'));
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
