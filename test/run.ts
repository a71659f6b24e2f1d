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
 * `npm test [suites]`: runs what this machine can, names what it cannot, says how long each run and the ten slowest of
 * each suite took. It ends with one line of counts. The suites of stories are one run: while the last of one suite is
 * played, or waits, the workers have those of another.
 */
const storySuites = ['e2e', 'region', 'electron'] as const;
const suites = ['unit', ...storySuites, 'packaged'] as const;
type StorySuite = (typeof storySuites)[number];
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

const playing = (...projects: readonly (StorySuite | 'packaged')[]): string[] => [
  bin('@playwright/test/cli.js'),
  'test',
  ...projects.map((project) => `--project=${project}`),
  '--pass-with-no-tests',
];

async function played(
  projects: readonly (StorySuite | 'packaged')[],
  prefix: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  if (!built) runBuild();
  built = true;
  const report = path.join(reports, `${projects.join('-')}.json`);
  const command = [...prefix, process.execPath, ...playing(...projects), '--reporter=list,json'];
  return readOutcome('playwright', report, run(command, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }));
}

function notPlayed(suite: StorySuite, missing: string): Outcome {
  console.log(`Non exécuté\u00a0: ${suite}. ${missing}`);
  const { stdout } = spawnSync(process.execPath, [...playing(suite), '--list'], {
    cwd: inRoot(),
    encoding: 'utf8',
  });
  return { ...none, skipped: Math.max(1, Number(/Total: (\d+) tests?/.exec(stdout)?.[1] ?? 1)) };
}

async function stories(asked: readonly StorySuite[]): Promise<Outcome> {
  const able: StorySuite[] = [];
  const prefix: string[] = [];
  const outcomes: Outcome[] = [];
  for (const suite of asked) {
    const ability: Ability = suite === 'electron' ? electronAbility() : browserAbility();
    if ('missing' in ability) outcomes.push(notPlayed(suite, ability.missing));
    else {
      able.push(suite);
      prefix.push(...ability.prefix);
    }
  }
  if (able.length > 0) outcomes.push(await played(able, prefix));
  return sum(outcomes);
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
  return played(['packaged'], ability.prefix, { CONCERTO_PACKAGED: executable });
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !suites.some((suite) => suite === name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${suites.join(', ')}.`);
  process.exit(2);
}

const isAsked = (name: Suite): boolean => asked.length === 0 || asked.includes(name);
const askedStories = storySuites.filter(isAsked);
const runs: readonly { readonly of: readonly Suite[]; readonly run: () => Promise<Outcome> }[] = [
  { of: isAsked('unit') ? ['unit'] : [], run: unit },
  { of: askedStories, run: () => stories(askedStories) },
  { of: isAsked('packaged') ? ['packaged'] : [], run: packaged },
];

const outcomes: Outcome[] = [];
const times: string[] = [];
for (const { of, run: runAll } of runs.filter((each) => each.of.length > 0)) {
  const names = of.join(', ');
  console.log(`\n— ${names} —`);
  const start = performance.now();
  const outcome = await runAll();
  outcomes.push(outcome);
  times.push(
    `\n${names}\u00a0: ${spoken(performance.now() - start)}`,
    ...slowest(outcome.timed, 10 * of.length),
  );
}
await rm(reports, { recursive: true, force: true });
const total = sum(outcomes);
console.log(times.join('\n'));
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
