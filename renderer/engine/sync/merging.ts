import { errorName } from '../../../shared/base/errorName';
import { SerialQueue } from '../../../shared/base/serialQueue';
import type { Service } from '../services/service';
import type { Session } from '../session/session';
import { settleConflict } from './conflicts';

/** Merges documents of which several leaves stand side by side, one after the other; none while nothing can be written. */
export class Merging implements Service {
  readonly topics = [];
  readonly tasks = [];
  private readonly merges = new SerialQueue();
  /** Found while nothing could be written. */
  private readonly waiting = new Map<string, { database: string; id: string }>();

  constructor(
    private readonly session: Pick<Session, 'store' | 'keys' | 'ending'>,
    private readonly mayWrite: () => boolean,
  ) {}

  /** What waited for room; all others come as they are found. */
  start(): void {
    if (!this.mayWrite()) return;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { database, id } of waiting) this.settle(database, id);
  }

  /** This document may have several leaves now. */
  settle(database: string, id: string): void {
    if (!this.mayWrite()) {
      this.waiting.set(`${database}/${id}`, { database, id });
      return;
    }
    const { store, keys, ending } = this.session;
    void this.merges
      .run(async () => {
        if (ending.aborted || (await settleConflict(store, keys, database, id)) === 0) return;
        // Of very many leaves, a slice at a time: what else waits comes in between.
        this.settle(database, id);
      })
      .catch((error: unknown) => console.warn('conflict left', errorName(error)));
  }

  /** Resolves once no merge is under way. */
  async settled(): Promise<void> {
    await this.merges.settled();
  }

  stop(): Promise<void> {
    return this.settled();
  }
}
