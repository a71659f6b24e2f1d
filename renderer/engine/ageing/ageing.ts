import type { CivilDay } from '../../../shared/domain/brand';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import { agedOut, isOlderYear } from '../../../shared/region/years';
import { Repeated } from '../services/repeated';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';

/** Not while the workstation starts and is brought up to date. */
const FIRST_AFTER_MS = 10 * 60_000;
const AGAIN_AFTER_MS = 6 * 3600_000;

/** Older years leave by themselves when nobody has looked at them for a month; who needs one again fetches it again. */
export class Ageing implements Service {
  readonly topics = ['records'] as const;
  readonly tasks = [];
  private readonly passes = new Repeated('no year put away', () => this.pass(), AGAIN_AFTER_MS);

  constructor(
    private readonly session: Pick<Session, 'workstation' | 'saveWorkstation' | 'today'>,
    private readonly around: Pick<Surroundings, 'mayRun' | 'noticed'>,
    private readonly putAway: (name: DatabaseName) => Promise<Result<null>>,
  ) {}

  start(): void {
    this.passes.start(FIRST_AFTER_MS);
  }

  stop(): Promise<void> {
    return this.passes.stop();
  }

  /** Someone looks at it. */
  async seen(name: DatabaseName): Promise<void> {
    const today = this.session.today();
    if (!isOlderYear(name, today) || !this.around.mayRun()) return;
    await this.note({ [name]: today });
  }

  /** What has no day yet begins its month now. What the region cannot confirm stays, without a word. */
  async pass(): Promise<number> {
    if (!this.around.mayRun()) return AGAIN_AFTER_MS;
    const today = this.session.today();
    const { databases, lastSeen = {} } = this.session.workstation;
    const older = databases.filter((name) => isOlderYear(name, today) && lastSeen[name] === undefined);
    await this.note(Object.fromEntries(older.map((name) => [name, today])));
    for (const name of agedOut(databases, lastSeen, today)) {
      if (!this.around.mayRun()) break;
      const words = this.session.workstation.away;
      if (!(await this.putAway(name)).ok) continue;
      const gone = this.session.workstation.away?.find((it) => it.database === name && !words?.includes(it));
      if (gone)
        this.around.noticed([
          `${gone.boardName} ${name.slice(-4)}, que personne n’a ouverte ici depuis un mois, a été retirée de ce poste. La région en a tout confirmé\u00a0; elle se rouvre dans les réglages.`,
        ]);
    }
    return AGAIN_AFTER_MS;
  }

  private async note(days: Record<string, CivilDay>): Promise<void> {
    const { lastSeen = {} } = this.session.workstation;
    const isNew = Object.entries(days).some(([name, day]) => lastSeen[name] !== day);
    if (isNew) await this.session.saveWorkstation({ lastSeen: { ...lastSeen, ...days } });
  }
}
