/**
 * One step of several that go on side by side: what comes while it is under way waits, and is then taken all at once. The
 * slower a step, the more it takes at a time.
 */
export class Gathered<T> {
  private waiting: T[] = [];
  /** The step that is under way; the one that failed, for ever. */
  private turn: Promise<void> | null = null;

  /** @param most when so many wait, who adds waits too */
  constructor(
    private readonly most: number,
    private readonly step: (all: readonly T[]) => Promise<unknown>,
  ) {}

  /** Rejects where the step failed. */
  async add(items: readonly T[]): Promise<void> {
    for (const item of items) this.waiting.push(item);
    if (!this.turn) this.begin();
    else if (this.waiting.length >= this.most) await this.turn;
  }

  /** Resolves when nothing waits any more; rejects where the step failed. */
  async over(): Promise<void> {
    while (this.turn) await this.turn;
  }

  private begin(): void {
    const all = this.waiting;
    this.waiting = [];
    this.turn = this.step(all).then(() => {
      this.turn = null;
      if (this.waiting.length > 0) this.begin();
    });
    this.turn.catch(() => undefined);
  }
}
