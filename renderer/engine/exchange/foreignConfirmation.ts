import { errorName } from '../../../shared/base/errorName';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import { confirmForeign } from './confirmForeign';

/** Asked after an exchange with the region, not after each. */
const AGAIN_AFTER_MS = 15_000;

/** Asks the region for what files brought, once this workstation and the region hold the same. */
export class ForeignConfirmation implements Service {
  readonly topics = ['records'] as const;
  readonly tasks = [];
  private isRunning = false;
  private asked = -Infinity;

  constructor(
    private readonly session: Session,
    private readonly around: Pick<Surroundings, 'wake' | 'mayRun'>,
    private readonly isUpToDate: () => boolean,
  ) {}

  start(): void {
    this.exchanged();
  }

  /** Waits for no answer of the region: nothing is done after it. */
  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** Something of the exchange with the region changed. */
  exchanged(): void {
    const now = performance.now();
    if (this.isRunning || this.session.ending.aborted || now - this.asked < AGAIN_AFTER_MS) return;
    if (!this.isUpToDate() || !this.around.mayRun()) return;
    this.asked = now;
    this.isRunning = true;
    void this.pass()
      .catch((error: unknown) => console.warn('not confirmed', errorName(error)))
      .finally(() => (this.isRunning = false));
  }

  private async pass(): Promise<void> {
    for (const name of this.session.workstation.databases) {
      if (this.session.ending.aborted || !this.around.mayRun()) return;
      if (await confirmForeign(this.session, name)) this.around.wake('records');
    }
  }
}
