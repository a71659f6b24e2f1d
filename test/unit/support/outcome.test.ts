import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { none, readOutcome, sum, summary } from '../../support/runner/outcome';
import { slowest, spoken } from '../../support/runner/timed';

let folder: string;
let report: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-outcome-'));
  report = path.join(folder, 'report.json');
});
afterEach(() => rm(folder, { recursive: true }));
const reported = (value: unknown) => writeFile(report, JSON.stringify(value));

describe('what the test command counts', () => {
  it('reads vitest’s report', async () => {
    await reported({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
    expect(await readOutcome('vitest', report, 1)).toMatchObject({ passed: 5, failed: 1, skipped: 3 });
  });

  it('reads Playwright’s report, a flaky test being a failed one', async () => {
    await reported({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(await readOutcome('playwright', report, 1)).toMatchObject({ passed: 4, failed: 2, skipped: 2 });
  });

  it('names what failed, of either runner, and a file that did not load', async () => {
    const counts = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
    const failed = { status: 'failed', fullName: 'a vote counts', failureMessages: ['expected 1\n  at x'] };
    await reported({
      ...counts,
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [failed] },
        { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [] },
      ],
    });
    expect((await readOutcome('vitest', report, 1)).failures).toEqual([
      'a.test.ts › a vote counts: expected 1',
      'b.test.ts › the file itself: no such module',
    ]);
    const spec = { title: 'one meeting', file: 'e2e/a.spec.ts', line: 7, ok: false };
    const location = { file: '/anywhere/e2e/a.spec.ts', line: 12, column: 5 };
    const errors = [
      { message: 'took too long' },
      { message: '\u001B[31mnot visible\u001B[0m\nlog', location },
    ];
    const results = [{ errors }];
    await reported({
      stats: { expected: 0, unexpected: 1, flaky: 0, skipped: 0 },
      suites: [
        {
          specs: [{ ...spec, ok: true, tests: [] }],
          suites: [{ specs: [{ ...spec, tests: [{ results }] }] }],
        },
      ],
    });
    expect((await readOutcome('playwright', report, 1)).failures).toEqual([
      'e2e/a.spec.ts:7 › one meeting: took too long · not visible (a.spec.ts:12)',
    ]);
  });

  it('says where the time went, the longest first', async () => {
    const counts = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
    const file = (name: string, startTime: number, endTime: number) => ({
      ...{ name, startTime, endTime, status: 'passed', assertionResults: [] },
    });
    await reported({
      ...counts,
      testResults: [file('a.test.ts', 1000, 3500), file('b.test.ts', 1000, 66_000)],
    });
    expect(slowest((await readOutcome('vitest', report, 0)).timed)).toEqual([
      '  1 min 05 s  b.test.ts',
      '       2.5 s  a.test.ts',
    ]);
    const spec = (title: string, ...durations: number[]) => ({
      ...{ title, file: 'e2e/a.spec.ts', line: 7, ok: true },
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    });
    await reported({
      stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0 },
      suites: [{ specs: [spec('short', 900)], suites: [{ specs: [spec('tried twice', 1000, 1000)] }] }],
    });
    const { timed } = await readOutcome('playwright', report, 0);
    expect(slowest(timed, 1)).toEqual(['       2.0 s  e2e/a.spec.ts › tried twice']);
    expect(slowest(timed)).toHaveLength(2);
    expect([59_940, 59_960, 120_000].map(spoken)).toEqual(['59.9 s', '1 min 00 s', '2 min 00 s']);
  });

  it('never takes silence for success', async () => {
    await reported({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } });
    expect(await readOutcome('playwright', report, 1)).toMatchObject({ passed: 4, failed: 1, skipped: 0 });
    expect(await readOutcome('playwright', path.join(folder, 'missing'), 1)).toMatchObject({ failed: 1 });
    expect(await readOutcome('vitest', path.join(folder, 'missing'), 0)).toMatchObject({ passed: 0 });
  });

  it('sums up in one line', () => {
    expect(
      summary(
        sum([
          { ...none, passed: 1, skipped: 2 },
          { ...none, passed: 3, failed: 1, failures: ['a.spec.ts:3 › a vote counts'] },
        ]),
      ),
    ).toBe('✘ a.spec.ts:3 › a vote counts\n4 passed, 1 failed, 2 skipped');
  });
});
