import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { Backups } from '../../electron/backup/backups';
import { Chosen } from '../../electron/backup/chosen';
import { realDisk, type Disk } from '../../electron/files/disk';
import { Settings } from '../../electron/security/settings';
import { Vault } from '../../electron/files/vault';
import { ShellRefusal } from '../../renderer/engine/shell/portShell';
import { Journal } from '../../electron/journal/journal';
import type { BackupResult } from '../../shared/contracts/backup';
import type { AskBackup, Shell } from '../../shared/contracts/shell';
import type { JournalEntry } from '../../shared/records/journalEntry';
import type { Instant } from '../../shared/domain/brand';

const made: string[] = [];
const workstations: Workstation[] = [];
afterEach(async () => {
  for (const workstation of workstations.splice(0)) await workstation.close();
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-backups-'));
  made.push(folder);
  return folder;
}

export const at = '2026-11-24T13:30:00.000Z' as Instant;
export const KEYS = '{"format":2,"recipients":[]}';

/** The main process's side of a workstation: its folder, its journal, what answers the engine. */
export class Workstation {
  readonly chosen = new Chosen();
  readonly settings: Settings;
  readonly vault: Vault;
  readonly backups: Backups;
  room = Infinity;
  private open: Promise<Journal> | null = null;
  released = 0;

  private constructor(
    readonly folder: string,
    disk: Disk,
  ) {
    workstations.push(this);
    this.settings = new Settings(folder);
    this.vault = new Vault(folder);
    this.backups = new Backups({
      disk,
      userData: folder,
      timeZone: 'Europe/Paris',
      version: '0.1.0',
      settings: this.settings,
      chosen: this.chosen,
      roomIn: () => Promise.resolve(this.room),
      hasVault: async () => (await this.vault.read()) !== null,
      releaseJournal: async () => {
        this.released += 1;
        await this.close();
      },
    });
  }

  static async make(disk: Disk = realDisk): Promise<Workstation> {
    const profile = path.join(await newFolder(), 'profil');
    await mkdir(profile);
    return new Workstation(profile, disk);
  }

  /** The journal as the engine has it: opened at the first request, and anew after a restore. */
  private opened(): Promise<Journal> {
    this.open ??= Journal.open(path.join(this.folder, 'journal'));
    return this.open;
  }

  async close(): Promise<void> {
    const open = this.open;
    this.open = null;
    await (await open)?.close();
  }

  /** What the engine asks of it; the rest as `others` have it. */
  shell(others: Shell): Shell {
    return {
      ...others,
      appendJournal: async (entries) => (await this.opened()).append(entries),
      readJournal: async (from, until) => (await this.opened()).read(from, until),
      upkeep: {
        segments: async () => (await this.opened()).segments(),
        roll: async () => (await this.opened()).roll(),
        digest: async (segment) => (await this.opened()).digest(segment),
        survey: async (before, after) => (await this.opened()).survey(before, after),
        compact: async (segment, drop) => (await this.opened()).compact(segment, drop),
        rewrite: async (part) => (await this.opened()).rewrite(part),
      },
      readVault: () => this.vault.read(),
      writeVault: (text) => this.vault.write(text),
      backups: async (request) => this.ask(request).catch(refused),
    };
  }

  /** The same folder at its next start. */
  restarted(disk: Disk = realDisk): Workstation {
    return new Workstation(this.folder, disk);
  }

  ask: AskBackup = (request) => this.backups.answer(request) as Promise<never>;

  async write(...groups: JournalEntry[][]): Promise<void> {
    const journal = await Journal.open(path.join(this.folder, 'journal'));
    for (const entries of groups) await journal.append(entries);
    await journal.close();
  }

  /** What its journal holds, all pages. */
  async journal(): Promise<JournalEntry[]> {
    const journal = await Journal.open(path.join(this.folder, 'journal'));
    const entries: JournalEntry[] = [];
    for (let next: number | null = 0; next !== null;) {
      const page = await journal.read(next);
      if (page.damage.length > 0) throw new Error(page.damage.join());
      entries.push(...page.entries);
      ({ next } = page);
    }
    await journal.close();
    return entries;
  }

  async begin(said: { device?: string; purpose?: 'daily' | 'asked'; at?: Instant } = {}): Promise<number> {
    const about = {
      at,
      device: 'abcd1234',
      purpose: 'asked' as const,
      documents: {},
      recovery: 'r1',
      keys: KEYS,
      ...said,
    };
    return (await this.ask({ op: 'backup.begin', about })).job;
  }

  async finish(job: number): Promise<BackupResult> {
    for (;;) {
      const { result } = await this.ask({ op: 'backup.step', job });
      if (result) return result;
    }
  }

  async back(
    said: Parameters<Workstation['begin']>[0] = {},
    documents: JournalEntry[] = [],
  ): Promise<BackupResult> {
    const job = await this.begin(said);
    if (documents[0])
      await this.ask({ op: 'backup.add', job, database: documents[0].database, entries: documents });
    return this.finish(job);
  }

  async check(file: string): Promise<BackupResult> {
    return this.finish((await this.ask({ op: 'backup.check', file: this.chosen.keep(file) })).job);
  }

  async install(file: string): Promise<BackupResult> {
    return this.finish((await this.ask({ op: 'backup.install', file: this.chosen.keep(file) })).job);
  }
}

/** Across the port an error is its sentence. */
function refused(error: unknown): never {
  throw new ShellRefusal(error instanceof Error ? error.message : '');
}

export const filesIn = async (folder: string): Promise<string[]> => (await readdir(folder)).sort();
export const textOf = (...parts: string[]): Promise<string> => readFile(path.join(...parts), 'utf8');
