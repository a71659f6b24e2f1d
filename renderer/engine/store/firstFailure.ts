/**
 * Once one write to IndexedDB has failed, none is tried and nobody waits for one. A transaction begun while Chromium
 * gives its store up is told neither that it ended nor that it was aborted (seen in Chromium 156 on a full disk).
 * PouchDB listens for nothing else.
 */
export class FirstFailure {
  private readonly waiting = new Set<(error: Error) => void>();
  private failure: Error | null = null;
  private tell: (error: Error) => void = () => undefined;
  readonly first = new Promise<Error>((resolve) => (this.tell = resolve));

  now(error: unknown): void {
    if (this.failure) return;
    this.failure = error instanceof Error ? error : new Error('IndexedDB', { cause: error });
    this.tell(this.failure);
    for (const reject of this.waiting) reject(this.failure);
    this.waiting.clear();
  }

  /** Does the work, unless something failed before; rejects at the latest when something does. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      void work()
        .then(resolve, (error: unknown) => {
          this.now(error);
        })
        .finally(() => this.waiting.delete(reject));
    });
  }
}
