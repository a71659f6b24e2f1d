import { errorName } from '../../../shared/base/errorName';
import { inRoom, longDate } from '../../../shared/domain/french';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { AskBackup } from '../../../shared/contracts/shell';
import type { BackupsView, TaskView } from '../../../shared/contracts/views';
import { Repeated } from '../services/repeated';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import { ShellRefusal } from '../shell/portShell';
import { restoredWords } from '../../../shared/backup/words';
import { oddWords } from '../storage/startNotices';
import { KeysChanged, makeBackup, recoveryOf, type Written } from './makeBackup';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A backup older than this is worth a word. */
const OLD = 7 * DAY;

/** When a daily backup is looked for: not while the workstation is just being opened, and again past midnight. */
const usual = { first: MINUTE / 2, every: 10 * MINUTE, afterFailure: 60 * MINUTE };

class Stopped extends Error {}

/** The backups of an open workstation: on demand, and once a day by itself. Commands never wait for them. */
export class BackupService implements Service {
  readonly topics = ['backups', 'tasks'] as const;
  private running: Promise<Result<Written>> | null = null;
  private part = 0;
  private problem: string | null = null;
  private readonly passes: Repeated;
  private stopped = false;
  private hasComplained = false;
  private saidRestored = false;
  private hasSaidOdd = false;

  constructor(
    private readonly session: Session,
    private readonly ask: AskBackup,
    private readonly around: Pick<Surroundings, 'wake' | 'noticed'>,
    private readonly times = usual,
  ) {
    this.passes = new Repeated('no daily backup', () => this.look(), times.afterFailure);
  }

  start(): void {
    this.passes.start(this.times.first);
    void this.sayRestored().catch((error: unknown) => console.warn('restore not told', errorName(error)));
  }

  /** What this workstation was restored from is told at each unlocking until it was read. */
  async noticesRead(): Promise<void> {
    if (this.saidRestored) await this.ask({ op: 'backup.restoredRead' });
    this.saidRestored = false;
  }

  private async sayRestored(): Promise<void> {
    const { restored } = await this.ask({ op: 'backup.restored' });
    if (!restored || this.stopped) return;
    this.saidRestored = true;
    this.around.noticed(restoredWords(restored, this.session.timeZone));
  }

  /** Resolves once nothing of a backup is read any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.passes.stop();
    await this.running;
  }

  get tasks(): readonly TaskView[] {
    return this.running ? [{ kind: 'backup', done: Math.floor(100 * this.part), total: 100 }] : [];
  }

  async view(): Promise<BackupsView> {
    const { place, isReachable, last } = await this.ask({ op: 'backup.state' });
    const isOld = last !== null && Date.parse(this.session.now()) - Date.parse(last.at) > OLD;
    return {
      place,
      isReachable,
      last,
      isOld,
      isForFormerKey: last !== null && last.recovery !== recoveryOf(this.session),
      isRunning: this.running !== null,
      problem: this.problem,
    };
  }

  async useFolder(folder: string | null): Promise<Result<null>> {
    try {
      await this.ask({ op: 'backup.folder', folder });
    } catch (error) {
      return refusal(error);
    }
    this.problem = null;
    this.around.wake('backups');
    return ok(null);
  }

  /** Joins the one that is under way. */
  backUp(purpose: 'daily' | 'asked'): Promise<Result<Written>> {
    this.running ??= this.make(purpose).finally(() => {
      this.running = null;
      this.tell();
    });
    this.tell();
    return this.running;
  }

  private async make(purpose: 'daily' | 'asked'): Promise<Result<Written>> {
    this.part = 0;
    try {
      const written = await makeBackup(this.session, this.ask, purpose, (part) => {
        if (this.stopped) throw new Stopped();
        const before = Math.floor(100 * this.part);
        this.part = part;
        if (Math.floor(100 * part) > before) this.around.wake('tasks');
      });
      this.problem = null;
      this.sayOdd(written.odd);
      return ok(written);
    } catch (error) {
      const failed = error instanceof Stopped ? givenUp : refusal(error);
      if (!failed.ok) this.problem = failed.problem.message;
      return failed;
    }
  }

  /** Once a session. */
  private sayOdd(odd: number): void {
    if (odd > 0 && !this.hasSaidOdd) this.around.noticed(oddWords(odd));
    this.hasSaidOdd ||= odd > 0;
  }

  private tell(): void {
    if (this.stopped) return;
    this.around.wake('tasks');
    this.around.wake('backups');
  }

  private async look(): Promise<number> {
    return (await this.daily()) ? this.times.every : this.times.afterFailure;
  }

  /** @returns false where one was due and could not be made */
  private async daily(): Promise<boolean> {
    const { session } = this;
    const { lastDaily, last, place } = await this.ask({ op: 'backup.state' });
    // A new printed key opens no backup that was made before it.
    const isDue =
      lastDaily === null ||
      inRoom(lastDaily, session.timeZone).day !== session.today() ||
      last?.recovery !== recoveryOf(session);
    if (!isDue || session.workstation.databases.length === 0) return true;
    const made = await this.backUp('daily');
    if (this.stopped) return true;
    if (made.ok) {
      if (made.value.fellBack) this.around.noticed([fellBack(place)]);
      return true;
    }
    if (!this.hasComplained) {
      this.hasComplained = true;
      const before = last
        ? `Dernière sauvegarde vérifiée\u00a0: ${longDate(inRoom(last.at, session.timeZone).day)}.`
        : 'Ce poste n’a encore aucune sauvegarde.';
      this.around.noticed([
        `La sauvegarde du jour n’a pas pu être faite. ${made.problem.message} ${before} Tout est enregistré sur ce poste.`,
      ]);
    }
    return false;
  }
}

/** « La sauvegarde … », where the chosen folder was away. */
const fellBack = (place: string | null): string =>
  `Le dossier de sauvegarde «\u00a0${place ?? ''}\u00a0» est introuvable\u00a0: la sauvegarde a été faite dans le dossier de Concerto, sur ce poste.`;

const safe = 'Les données de ce poste et les sauvegardes précédentes sont intactes.';

const givenUp = fail('locked', 'Ce poste a été verrouillé\u00a0: la sauvegarde a été abandonnée.', { safe });

function refusal(error: unknown): Result<never> {
  if (error instanceof KeysChanged)
    return fail('state', 'La clé des données de ce poste est en cours de remplacement.', {
      safe,
      next: 'La sauvegarde se fera ensuite.',
    });
  if (error instanceof ShellRefusal) return fail('storage', error.message, { safe });
  console.warn('backup failed', errorName(error));
  return fail('storage', 'La sauvegarde n’a pas abouti.', { safe, next: 'Recommencez dans un instant.' });
}
