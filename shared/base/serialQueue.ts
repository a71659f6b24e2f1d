/** Runs what it is given one after the other, whatever becomes of the one before. */
export class SerialQueue {
  private last: Promise<void> = Promise.resolve();

  run<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** Resolves once all that it was given so far is over. */
  settled(): Promise<void> {
    return this.last;
  }
}
