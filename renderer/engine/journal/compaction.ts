import { instantOf } from '../../../shared/domain/brand';
import { Repeated } from '../services/repeated';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import { ShellRefusal } from '../shell/portShell';
import { createdOf, heldByRegion } from '../sync/heldByRegion';
import { compactJournal } from './compactJournal';

const DAY_MS = 24 * 3600_000;
/** How long the journal keeps what the region has confirmed: a mistake noticed within a month can be looked up in it. */
const RETENTION_MS = 30 * DAY_MS;
/** Not while the workstation starts. */
const FIRST_AFTER_MS = 5 * 60_000;

/** Makes the journal smaller in the background: some minutes after the unlocking, then once a day, once joined to a region. */
export class Compaction implements Service {
  readonly topics = [];
  readonly tasks = [];
  private readonly passes = new Repeated('journal not compacted', () => this.pass(), DAY_MS);
  private told = false;

  constructor(
    private readonly session: Pick<Session, 'shell' | 'workstation' | 'keys' | 'store' | 'journal'>,
    private readonly around: Pick<Surroundings, 'mayRun' | 'noticed'>,
  ) {}

  start(): void {
    this.passes.start(FIRST_AFTER_MS);
  }

  /** Waits for no answer of the region: nothing is done after it. */
  stop(): Promise<void> {
    void this.passes.stop();
    return Promise.resolve();
  }

  /** A region that does not answer is asked again the next day, without a word; a disk that refuses is said once. */
  private async pass(): Promise<number> {
    const { journal } = this.session;
    const { upkeep } = this.session.shell;
    const { region } = this.session.workstation;
    if (!upkeep || !region || !this.goesOn()) return DAY_MS;
    const before = instantOf(new Date(Date.now() - RETENTION_MS));
    try {
      await compactJournal(
        upkeep,
        async (database, heads) => heldByRegion(region, database, heads, await this.created(database)),
        before,
        () => this.goesOn(),
        async (segment, drop) => (await journal?.leaving(segment, drop)) === true && this.goesOn(),
      );
    } catch (error) {
      if (!(error instanceof ShellRefusal)) throw error;
      if (this.told || !this.around.mayRun()) return DAY_MS;
      this.told = true;
      this.around.noticed([
        `Le journal de ce poste n’a pas pu être allégé. ${error.message} Rien n’en a été retiré que la région n’ait confirmé, et un nouvel essai aura lieu demain.`,
      ]);
    }
    return DAY_MS;
  }

  /** Of a database that is not here any more only the region's own identity is known: asking must not create it. */
  private async created(database: string): Promise<string | null> {
    const { store, workstation } = this.session;
    return workstation.databases.some((name) => name === database) ? createdOf(store.open(database)) : null;
  }

  /** Not while the keys are being changed, which writes the journal anew itself. */
  private goesOn(): boolean {
    const { keys, workstation } = this.session;
    // Nor before each entry has a number.
    const isNumbered = workstation.journal?.first !== undefined;
    return this.around.mayRun() && keys.previous === null && isNumbered;
  }
}
