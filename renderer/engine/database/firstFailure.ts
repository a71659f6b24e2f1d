/** Looked at so often, in steps: a machine that slept in between has waited for one of them. */
const STEP_MS = 1000;
/** In steps. Longer than a slow disk needs for the largest batch, or for opening the store after a crash. */
const PATIENCE = 60;
/** On a full disk Chromium may never answer; a person waits no longer than this. */
const PATIENCE_WITHOUT_ROOM = 6;
/** Once something failed: what is read may still be answered. */
const PATIENCE_AFTER = 2;

/** Whoever waits for IndexedDB, in steps since it asked; what is read, since the failure at the most. */
interface Waiter {
  readonly reject: (error: Error) => void;
  readonly reads: boolean;
  waited: number;
}

/**
 * Once one write to IndexedDB has failed, none is tried and nobody waits for one. A transaction begun while Chromium
 * gives its store up is told neither that it ended nor that it was aborted, and a store opened on a full disk may be told
 * nothing either (README.md, "What a full disk does to IndexedDB"). PouchDB listens for nothing else. So every wait for
 * IndexedDB passes here and ends: what is not answered in time counts as the failure.
 */
export class FirstFailure {
  private readonly waiting = new Set<Waiter>();
  private failure: Error | null = null;
  private tell: (error: Error) => void = () => undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  readonly first = new Promise<Error>((resolve) => (this.tell = resolve));

  constructor(private readonly hasRoom: () => boolean = () => true) {}

  now(error: unknown): void {
    if (this.failure) return;
    this.failure = error instanceof Error ? error : new Error('IndexedDB', { cause: error });
    this.tell(this.failure);
    for (const waiter of this.waiting)
      if (waiter.reads) waiter.waited = 0;
      else waiter.reject(this.failure);
  }

  /** Does the work, unless something failed before; rejects at the latest when something does. */
  async run<T>(write: () => Promise<T>): Promise<T> {
    if (this.failure) throw this.failure;
    try {
      return await this.answered(write, false);
    } catch (error) {
      this.now(error);
      throw this.failure ?? error;
    }
  }

  /**
   * What fails nobody else when it fails: to read, to open, to close. It is tried after a failure too, since much can
   * still be read then, and given up a moment later.
   */
  read<T>(work: () => Promise<T>): Promise<T> {
    return this.answered(work, true);
  }

  private answered<T>(work: () => Promise<T>, reads: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiter = { reject, reads, waited: 0 };
      this.waiting.add(waiter);
      this.timer ??= setInterval(() => this.step(), STEP_MS);
      // What is thrown at once (a transaction on a closed store) is a refusal like the others.
      void (async () => work())()
        .then(resolve, reject)
        .finally(() => this.waiting.delete(waiter));
    });
  }

  private step(): void {
    if (this.waiting.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
    for (const waiter of this.waiting) {
      waiter.waited++;
      if (waiter.waited < this.patience) continue;
      this.waiting.delete(waiter);
      this.now(new DOMException('silent', 'TimeoutError'));
      if (this.failure) waiter.reject(this.failure);
    }
  }

  private get patience(): number {
    if (this.failure) return PATIENCE_AFTER;
    return this.hasRoom() ? PATIENCE : PATIENCE_WITHOUT_ROOM;
  }
}
