import type { FirstFailure } from './firstFailure';

/** What is under way on a database, so that it can be ended when nobody uses it any more. */
export class InFlight {
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly failed: Pick<FirstFailure, 'read'>) {}

  /** The same database, whose reading and writing is answered and counted here. */
  counted<Content extends object>(pouch: PouchDB.Database<Content>): PouchDB.Database<Content> {
    const methods = ['get', 'bulkGet', 'allDocs', 'revsDiff', 'info', 'bulkDocs', 'put'] as const;
    for (const name of methods) {
      const method = pouch[name].bind(pouch) as (...args: unknown[]) => Promise<unknown>;
      Object.assign(pouch, { [name]: (...args: unknown[]) => this.count(() => method(...args)) });
    }
    return pouch;
  }

  async over(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled([...this.running]);
  }

  /** Answered at the latest when IndexedDB has failed: nobody waits for what never ends. */
  count<T>(work: () => Promise<T>): Promise<T> {
    const answered = this.failed.read(work);
    this.running.add(answered);
    const done = () => void this.running.delete(answered);
    answered.then(done, done);
    return answered;
  }
}
