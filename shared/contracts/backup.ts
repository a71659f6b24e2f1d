import { z } from 'zod';
import { backupAboutSchema } from '../backup/about';
import type { BackupProof, BackupSummary } from '../backup/survey';
import type { JournalEntry } from '../records/journalEntry';
import type { Instant } from '../domain/brand';

/*
 * Backups, as the engine asks the shell for them. Work on a file is a `job`, done in steps: each answers soon, so
 * that the shell stays free for the journal, and says how far it has come. A folder or a file that a person chose is
 * known here by a word; its path stays in the shell.
 */
const job = z.number().int().nonnegative();

export const backupRequests = [
  z.object({ op: z.literal('backup.state') }),
  /** Backups go to this folder from now on; null: to Concerto's own. */
  z.object({ op: z.literal('backup.folder'), folder: z.uuid().nullable() }),
  /** Begins a backup; `backup.add` gives it the documents, then its steps add the journal, finish and verify it. */
  z.object({ op: z.literal('backup.begin'), about: backupAboutSchema.omit({ version: true }) }),
  z.object({ op: z.literal('backup.check'), file: z.uuid() }),
  /** Makes a workstation of a backup; refused where there already is one. */
  z.object({
    op: z.literal('backup.install'),
    file: z.uuid(),
    /** The places of entries that the key does not vouch for, counted from 0 through the whole file. */
    without: z.array(z.number().int().nonnegative()).max(2_000_000).optional(),
  }),
  /** All entries of a backup, a part a step, for whoever has the key. */
  z.object({ op: z.literal('backup.read'), file: z.uuid() }),
  /** What the holder of the key vouches for: to be given before the last steps of a backup. */
  z.object({ op: z.literal('backup.seal'), job, seal: z.string().max(1000) }),
  z.object({ op: z.literal('backup.step'), job }),
  z.object({ op: z.literal('backup.drop'), job }),
  /** What was lost in the restore that this workstation comes from, until that was read. */
  z.object({ op: z.literal('backup.restored') }),
  z.object({ op: z.literal('backup.restoredRead') }),
] as const;

/** A backup that was written, and then read back whole. */
interface LastBackup {
  readonly at: Instant;
  readonly purpose: 'daily' | 'asked';
  readonly size: number;
  readonly records: number;
  readonly place: BackupPlace;
  /** Names the printed key that opens it. */
  readonly recovery: string;
}

/** A folder by its last name only; null is Concerto's own folder on this computer. */
export type BackupPlace = string | null;

export interface BackupState {
  readonly place: BackupPlace;
  /** False while the chosen folder cannot be reached: an unplugged drive, a network that is down. */
  readonly isReachable: boolean;
  readonly last: LastBackup | null;
  readonly lastDaily: Instant | null;
}

export type BackupResult =
  | {
      readonly kind: 'written';
      readonly last: LastBackup;
      /** The chosen folder could not be reached; the backup went to Concerto's own. */
      readonly fellBack: boolean;
    }
  | {
      readonly kind: 'checked';
      readonly summary: BackupSummary;
      /** The keys it carries, which only its recovery key opens. */
      readonly keys: string | null;
    }
  | { readonly kind: 'installed'; readonly summary: BackupSummary }
  | { readonly kind: 'read'; readonly proof: BackupProof };

/** `result` is null until the job is over. */
export interface BackupStep {
  readonly done: number;
  readonly total: number;
  readonly result: BackupResult | null;
  /** Of a backup that is being read. */
  readonly read?: readonly ReadEntries[];
}

/** Entries of one frame, in the order of the file. */
export interface ReadEntries {
  readonly kind: 'documents' | 'journal';
  readonly entries: readonly JournalEntry[];
}
