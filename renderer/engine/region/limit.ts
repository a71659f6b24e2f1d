/**
 * One end for several reasons: the first of some signals, or the time that is over. Held by whoever waits, and by its
 * timer. What `AbortSignal.any` and `AbortSignal.timeout` make may be collected while the body of an answer still comes
 * (seen in Node). A connection that had died without a word was then waited for for ever.
 */
export class Limit {
  private readonly ending = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = (): void => {
    const ended = this.signals.find(({ aborted }) => aborted);
    this.ending.abort(ended?.reason ?? new DOMException('late', 'TimeoutError'));
  };
  /** It was the time. */
  isLate = false;

  /** @param ms null: however long it takes */
  constructor(
    private readonly signals: readonly AbortSignal[],
    ms: number | null,
  ) {
    if (ms !== null)
      this.timer = setTimeout(() => {
        this.isLate = true;
        this.stop();
      }, ms);
    for (const signal of signals) signal.addEventListener('abort', this.stop);
    if (signals.some(({ aborted }) => aborted)) this.stop();
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Nobody waits any more. */
  release(): void {
    clearTimeout(this.timer);
    for (const signal of this.signals) signal.removeEventListener('abort', this.stop);
  }
}
