import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { playwrightFailures, vitestFailures } from './failures';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each test that failed, as far as the runner named it. */
  readonly failures: readonly string[];
}

export const none: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };

export const sum = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      failures: [...a.failures, ...b.failures],
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
    testResults: vitestFailures,
  })
  .transform((r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
    skipped: r.numPendingTests + r.numTodoTests,
    failures: r.testResults,
  }));

const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
    suites: playwrightFailures,
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites,
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
