import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runBuild } from '../build/buildIfNeeded';
import { inRoot } from '../build/paths';
import { browserAbility, electronAbility, type Ability } from './support/runner/machine';
import { readOutcome, sum, summary, type Outcome } from './support/runner/outcome';

/** `npm test [suites]`: runs what this machine can, names what it cannot, and ends with one line of counts. */
const suites = ['unit', 'e2e', 'region', 'electron'] as const;
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

async function playwright(project: Suite, ability: Ability): Promise<Outcome> {
  const command = [
    process.execPath,
    bin('@playwright/test/cli.js'),
    'test',
    `--project=${project}`,
    '--pass-with-no-tests',
  ];
  const report = path.join(reports, `${project}.json`);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  if ('missing' in ability) {
    console.log(`Non exécuté\u00a0: ${project}. ${ability.missing}`);
    const { stdout } = spawnSync(command[0] ?? '', [...command.slice(1), '--list'], {
      cwd: inRoot(),
      encoding: 'utf8',
    });
    return {
      passed: 0,
      failed: 0,
      skipped: Math.max(1, Number(/Total: (\d+) tests?/.exec(stdout)?.[1] ?? 1)),
    };
  }
  if (!built) runBuild();
  built = true;
  return readOutcome('playwright', report, run([...ability.prefix, ...command, '--reporter=list,json'], env));
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
  }
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suites.some((suite) => suite === name));
if (unknown.length > 0)
  throw new Error(`No such suite: ${unknown.join(', ')}. There are: ${suites.join(', ')}.`);

const outcomes: Outcome[] = [];
for (const suite of suites.filter((name) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n— ${suite} —`);
  outcomes.push(await runSuite(suite));
}
await rm(reports, { recursive: true, force: true });
const total = sum(outcomes);
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
