import { errorName } from '../../../shared/base/errorName';
import { SerialQueue } from '../../../shared/base/serialQueue';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import type { OpenConflicts } from './openConflicts';

/** Looks in the background for what lay open before this start, and keeps at the end how far it came. */
export class LookingBack implements Service {
  readonly topics = ['conflicts'] as const;
  readonly tasks = [];
  private readonly looks = new SerialQueue();

  constructor(
    private readonly session: Pick<Session, 'store' | 'workstation' | 'ending'>,
    private readonly conflicts: OpenConflicts,
    private readonly around: Pick<Surroundings, 'wake'>,
    private readonly mayWrite: () => boolean,
  ) {}

  start(): void {
    this.look(this.session.workstation.databases);
  }

  look(names: readonly string[]): void {
    const { store, ending } = this.session;
    void this.looks
      .run(async () => {
        for (const name of names)
          if (await this.conflicts.fill(store, name, () => ending.throwIfAborted()))
            this.around.wake('conflicts');
      })
      .catch((error: unknown) => {
        if (!ending.aborted) console.warn('conflicts not looked for', errorName(error));
      });
  }

  async stop(): Promise<void> {
    await this.looks.settled();
    await this.session.store.settled();
    if (!this.mayWrite()) return;
    await this.conflicts
      .save(this.session.store)
      .catch((error: unknown) => console.warn('conflicts not noted', errorName(error)));
  }
}
