import type { CivilDay } from '../../../shared/domain/brand';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import { agedOut, isOlderYear } from '../../../shared/region/years';
import type { Session } from '../session/session';

/** Not while the workstation starts and is brought up to date. */
const FIRST_AFTER_MS = 10 * 60_000;
const AGAIN_AFTER_MS = 6 * 3600_000;

/** Older years leave by themselves when nobody has looked at them for a month; who needs one again fetches it again. */
export class Ageing {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    private readonly session: Pick<Session, 'workstation' | 'saveWorkstation' | 'today'>,
    private readonly mayRun: () => boolean,
    private readonly putAway: (name: DatabaseName) => Promise<Result<null>>,
    private readonly tell: (notice: string) => void,
  ) {}

  start(): void {
    this.plan(FIRST_AFTER_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Someone looks at it. */
  async seen(name: DatabaseName): Promise<void> {
    const today = this.session.today();
    if (!isOlderYear(name, today) || !this.mayRun()) return;
    await this.note({ [name]: today });
  }

  /** What has no day yet begins its month now. What the region cannot confirm stays, without a word. */
  async pass(): Promise<void> {
    const today = this.session.today();
    const { databases, lastSeen = {} } = this.session.workstation;
    const older = databases.filter((name) => isOlderYear(name, today) && lastSeen[name] === undefined);
    await this.note(Object.fromEntries(older.map((name) => [name, today])));
    for (const name of agedOut(databases, lastSeen, today)) {
      if (this.stopped || !this.mayRun()) return;
      const words = this.session.workstation.away;
      if (!(await this.putAway(name)).ok) continue;
      const gone = this.session.workstation.away?.find((it) => it.database === name && !words?.includes(it));
      if (gone)
        this.tell(
          `${gone.boardName} ${name.slice(-4)}, que personne n’a ouverte ici depuis un mois, a été retirée de ce poste. La région en a tout confirmé\u00a0; elle se rouvre dans les réglages.`,
        );
    }
  }

  private async note(days: Record<string, CivilDay>): Promise<void> {
    const { lastSeen = {} } = this.session.workstation;
    const isNew = Object.entries(days).some(([name, day]) => lastSeen[name] !== day);
    if (isNew) await this.session.saveWorkstation({ lastSeen: { ...lastSeen, ...days } });
  }

  private plan(delay: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void (this.mayRun() ? this.pass() : Promise.resolve())
        .catch((error: unknown) => console.warn('no year put away', (error as { name?: string }).name))
        .finally(() => this.plan(AGAIN_AFTER_MS));
    }, delay);
  }
}
