import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { failureOfSpec, failuresOfFile } from './failures';
import { playwrightSpecs, vitestFiles } from './reports';
import { timeOfFile, timeOfSpec, type Timed } from './timed';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each test that failed, as far as the runner named it. */
  readonly failures: readonly string[];
  /** How long each file of unit tests took, or each story. */
  readonly timed: readonly Timed[];
}

export const none: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [], timed: [] };

export const sum = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      failures: [...a.failures, ...b.failures],
      timed: [...a.timed, ...b.timed],
    }),
    none,
  );

/** The tests that failed, then one line of counts: the end of a long output is what one gets to see of it. */
export const summary = ({ passed, failed, skipped, failures }: Outcome): string =>
  [...failures.map((each) => `✘ ${each}`), `${passed} passed, ${failed} failed, ${skipped} skipped`].join(
    '\n',
  );

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: vitestFiles,
  })
  .transform((r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
    skipped: r.numPendingTests + r.numTodoTests,
    failures: r.testResults.flatMap(failuresOfFile),
    timed: r.testResults.map(timeOfFile),
  }));

const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
    suites: playwrightSpecs,
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failureOfSpec),
    timed: suites.map(timeOfSpec),
  }));

/**
 * What a runner counted. A runner that failed without counting a failure (a file that does not load, a crash, no report)
 * is one failure: silence is never taken for success.
 */
export async function readOutcome(
  kind: 'vitest' | 'playwright',
  report: string,
  exitCode: number,
): Promise<Outcome> {
  const schema = kind === 'vitest' ? vitestReport : playwrightReport;
  const outcome = await readFile(report, 'utf8').then(
    (text) => schema.parse(JSON.parse(text)),
    () => none,
  );
  const broken = exitCode !== 0 && outcome.failed === 0;
  return broken ? { ...outcome, failed: 1 } : outcome;
}
