import type { Page } from '@playwright/test';
import type { CaseRef } from '../../shared/contracts/views';
import { found, work } from './roomPage';

/** Acts are numbered in fours, one case after the other; each life of the application starts at a number of its own. */
const ACTS_A_LIFE = 4000;

/** What was acknowledged, told by the page the moment it was: it outlives the application. */
export class Ledger {
  private readonly acts = new Set<string>();
  /** The last acknowledged discussion of each case, by the case's place: it replaces the ones before. */
  private readonly discussions = new Map<number, number>();
  private next = 0;
  acknowledged = 0;

  /** Lets the meeting go on in this page. `over` ends with what ended it: a refusal, or null when the page was killed. */
  async conduct(page: Page, cases: readonly CaseRef[]): Promise<{ over: Promise<Error | null> }> {
    const from = await this.listen(page, cases);
    const over = page.evaluate(work, [cases, from] as const).then(
      () => new Error('the meeting ended by itself'),
      (error: Error) => (/has been closed|crashed/.test(error.message) ? null : error),
    );
    return { over };
  }

  /** Hears from this page what is acknowledged. @returns the number its first act takes */
  async listen(page: Page, cases: readonly CaseRef[]): Promise<number> {
    await page.exposeFunction('acknowledged', (act: string) => this.note(act, cases.length));
    return this.numbers();
  }

  /** The first of as many numbers as one life needs. */
  numbers(): number {
    const from = this.next;
    this.next += ACTS_A_LIFE;
    return from;
  }

  /** A discussion may be newer than the last acknowledged one (killed between flush and answer), never older. */
  async countLost(page: Page, cases: readonly CaseRef[]): Promise<number> {
    const there = await page.evaluate(found, cases);
    const acts = new Set(there.acts);
    const gone = [...this.acts].filter((act) => !acts.has(act));
    const older = [...this.discussions].filter(
      ([place, n]) => Number(there.discussions[place]?.slice(1) || -1) < n,
    );
    return gone.length + older.length;
  }

  private note(act: string, cases: number): void {
    this.acknowledged++;
    const n = Number(act.slice(1));
    if (act.startsWith('D')) this.discussions.set(Math.floor(n / 4) % cases, n);
    else this.acts.add(act);
  }
}
