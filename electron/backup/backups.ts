import path from 'node:path';
import { restoredSchema, RESTORED_FILE, type Restored } from '../../shared/backup/restored';
import type { BackupPlace, BackupResult, BackupState, BackupStep } from '../../shared/contracts/backup';
import type { BackupRequest, ShellAnswers } from '../../shared/contracts/shell';
import { assertNever } from '../../shared/domain/result';
import { isMissing, type Disk } from '../files/disk';
import type { Settings } from '../security/settings';
import { listSegments, segmentPath } from '../journal/segments';
import { placeName, type Chosen } from './chosen';
import { install } from './install';
import { isFolder, prune } from './places';
import { checkBackup, readEntries, type Progress } from './reading';
import { readRefusal, writeRefusal } from './refusals';
import { BackupFile } from './writing';

type Job = AsyncGenerator<Progress & Pick<BackupStep, 'read'>, BackupResult>;

/** A step lasts about this long, so that the journal never waits for it. */
const STEP_MS = 80;

interface Around {
  readonly disk: Disk;
  /** The workstation's folder: journal, key file, and `backups` unless a person chose another place. */
  readonly userData: string;
  readonly timeZone: string;
  readonly version: string;
  readonly settings: Pick<Settings, 'backups' | 'rememberBackups'>;
  readonly chosen: Chosen;
  roomIn(folder: string): Promise<number>;
  hasVault(): Promise<boolean>;
  /** Closes the journal's files; the next request opens them anew. */
  releaseJournal(): Promise<void>;
}

/** Backups and restores, as the engine asks for them over the shell port. */
export class Backups {
  private readonly jobs = new Map<number, Job>();
  private writing: { readonly job: number; readonly file: BackupFile } | null = null;
  private next = 1;

  constructor(private readonly around: Around) {}

  async answer(request: BackupRequest): Promise<ShellAnswers[BackupRequest['op']]> {
    const { settings, chosen, disk } = this.around;
    switch (request.op) {
      case 'backup.state':
        return this.state();
      case 'backup.folder':
        await settings.rememberBackups({
          folder: request.folder === null ? null : chosen.path(request.folder),
        });
        return this.state();
      case 'backup.begin':
        return { job: await this.begin(request.about).catch(writeRefusal) };
      case 'backup.add':
        if (this.writing?.job !== request.job) throw new Error(OVER);
        await this.writing.file.add(request.database, request.entries).catch(writeRefusal);
        return { added: request.entries.length };
      case 'backup.check':
        return { job: this.keep(this.check(chosen.path(request.file))) };
      case 'backup.install':
        return { job: this.keep(this.install(chosen.path(request.file), request.without ?? [])) };
      case 'backup.read':
        return { job: this.keep(this.read(chosen.path(request.file))) };
      case 'backup.seal':
        if (this.writing?.job !== request.job) throw new Error(OVER);
        this.writing.file.sealed(request.seal);
        return { sealed: true };
      case 'backup.step':
        return this.step(request.job);
      case 'backup.drop':
        await this.drop(request.job);
        return { dropped: true };
      case 'backup.restored':
        return { restored: await this.restored() };
      case 'backup.restoredRead':
        await disk.rm(this.own(RESTORED_FILE), { force: true });
        return { dropped: true };
      default:
        return assertNever(request);
    }
  }

  /** The page that asked for them is gone. */
  async dropAll(): Promise<void> {
    await Promise.all([...this.jobs.keys()].map((job) => this.drop(job)));
  }

  private own(name: string): string {
    return path.join(this.around.userData, name);
  }

  private async state(): Promise<BackupState> {
    const { folder, last, lastDaily } = this.around.settings.backups;
    return {
      place: placeOf(folder),
      isReachable: folder === null || (await isFolder(folder)),
      last: last && {
        at: last.at,
        purpose: last.purpose,
        size: last.size,
        records: last.records,
        recovery: last.recovery,
        place: placeOf(last.folder),
      },
      lastDaily,
    };
  }

  private async begin(said: Extract<BackupRequest, { op: 'backup.begin' }>['about']): Promise<number> {
    if (this.writing) throw new Error('Une sauvegarde est déjà en cours.');
    const { disk, settings, version } = this.around;
    const wanted = settings.backups.folder;
    const folder = wanted !== null && (await isFolder(wanted)) ? wanted : null;
    const place = folder ?? this.own('backups');
    if (folder === null) await disk.mkdir(place, { recursive: true });
    const file = await BackupFile.create(this.around, place, { ...said, version });
    const job = this.keep(this.write(file, { folder, place, said, fellBack: folder !== wanted }));
    this.writing = { job, file };
    return job;
  }

  private async *write(file: BackupFile, made: Making): Job {
    const { disk, settings } = this.around;
    const { folder, place, said, fellBack } = made;
    try {
      const { size, records } = yield* file.finish(this.own('journal'));
      const { at, purpose, recovery } = said;
      const last = { at, purpose, recovery, size, records, folder };
      await settings.rememberBackups({ last, ...(said.purpose === 'daily' ? { lastDaily: said.at } : {}) });
      await prune(disk, place, said.device).catch(() => undefined);
      return { kind: 'written', last: { ...last, place: placeOf(folder) }, fellBack };
    } catch (error) {
      return writeRefusal(error);
    }
  }

  private async *check(file: string): Job {
    try {
      const { summary, keys } = yield* checkBackup(this.around.disk, file);
      return { kind: 'checked', summary, keys };
    } catch (error) {
      return readRefusal(error);
    }
  }

  private async *read(file: string): Job {
    try {
      return { kind: 'read', proof: yield* readEntries(this.around.disk, file) };
    } catch (error) {
      return readRefusal(error);
    }
  }

  private async *install(file: string, without: readonly number[]): Job {
    const { disk, userData } = this.around;
    if ((await this.around.hasVault()) || (await this.hasRecords())) throw new Error(INHABITED);
    await this.around.releaseJournal();
    try {
      return { kind: 'installed', summary: yield* install(disk, file, userData, new Set(without)) };
    } catch (error) {
      return writeRefusal(error);
    }
  }

  /** Whether the journal holds anything: then this is no bare machine. */
  private async hasRecords(): Promise<boolean> {
    const { disk } = this.around;
    const folder = this.own('journal');
    for (const segment of await listSegments(disk, folder).catch(() => []))
      if ((await disk.readFile(segmentPath(folder, segment))).length > 0) return true;
    return false;
  }

  private async restored(): Promise<Restored | null> {
    try {
      const text = await this.around.disk.readFile(this.own(RESTORED_FILE), 'utf8');
      return restoredSchema.parse(JSON.parse(text));
    } catch (error) {
      if (!isMissing(error)) console.warn('restored.json unreadable');
      return null;
    }
  }

  private keep(job: Job): number {
    const n = this.next++;
    this.jobs.set(n, job);
    return n;
  }

  private async step(n: number): Promise<BackupStep> {
    const job = this.jobs.get(n);
    if (!job) throw new Error(OVER);
    const until = Date.now() + STEP_MS;
    try {
      let step = await job.next();
      // What was read goes out with its step.
      while (!step.done && !step.value.read && Date.now() < until) step = await job.next();
      if (!step.done) return { ...step.value, result: null };
      this.forget(n);
      return { done: 1, total: 1, result: step.value };
    } catch (error) {
      this.forget(n);
      throw error;
    }
  }

  private async drop(n: number): Promise<void> {
    const job = this.jobs.get(n);
    const file = this.writing?.job === n ? this.writing.file : null;
    this.forget(n);
    await job?.return({} as never);
    // A generator that was never started runs none of its endings.
    await file?.drop();
  }

  private forget(n: number): void {
    this.jobs.delete(n);
    if (this.writing?.job === n) this.writing = null;
  }
}

interface Making {
  readonly folder: string | null;
  readonly place: string;
  readonly said: Extract<BackupRequest, { op: 'backup.begin' }>['about'];
  readonly fellBack: boolean;
}

const placeOf = (folder: string | null): BackupPlace => (folder === null ? null : placeName(folder));

const OVER = 'Ce travail est terminé.';
const INHABITED =
  'Ce poste porte déjà des données\u00a0: une sauvegarde ne se restaure que sur un poste vierge. Rien n’a été modifié.';
