/** What is under way on a database, so that it can be ended when nobody uses it any more. */
export class InFlight {
  private readonly running = new Set<PromiseLike<unknown>>();

  /** The same database, whose reading and writing is counted here. */
  counted<Content extends object>(pouch: PouchDB.Database<Content>): PouchDB.Database<Content> {
    const methods = ['get', 'bulkGet', 'allDocs', 'changes', 'revsDiff', 'info', 'bulkDocs', 'put'] as const;
    for (const name of methods) {
      const method = pouch[name].bind(pouch) as (...args: unknown[]) => PromiseLike<unknown>;
      Object.assign(pouch, { [name]: (...args: unknown[]) => this.count(method(...args)) });
    }
    return pouch;
  }

  async over(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled([...this.running]);
  }

  count<T extends PromiseLike<unknown>>(work: T): T {
    this.running.add(work);
    const done = () => void this.running.delete(work);
    work.then(done, done);
    return work;
  }
}
