import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOutcome, sum, summary } from '../../support/runner/outcome';

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
    expect(await readOutcome('vitest', report, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('reads Playwright’s report, a flaky test being a failed one', async () => {
    await reported({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(await readOutcome('playwright', report, 1)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  it('never takes silence for success', async () => {
    await reported({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } });
    expect(await readOutcome('playwright', report, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
    expect(await readOutcome('playwright', path.join(folder, 'missing'), 1)).toMatchObject({ failed: 1 });
    expect(await readOutcome('vitest', path.join(folder, 'missing'), 0)).toMatchObject({ passed: 0 });
  });

  it('sums up in one line', () => {
    expect(
      summary(
        sum([
          { passed: 1, failed: 0, skipped: 2 },
          { passed: 3, failed: 1, skipped: 0 },
        ]),
      ),
    ).toBe('4 passed, 1 failed, 2 skipped');
  });
});
