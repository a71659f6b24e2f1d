import { z } from 'zod';
import type { UserView, BackupFileView } from '../views';
import { answer, command, nothing } from './command';

/** Backup files: the first two by whoever is signed in, the others also on a bare machine. */
export const backupCommands = {
  /** Everything into one file, in the chosen folder; answers once it was read back whole. */
  backUp: command({
    input: z.object({}),
    answer: answer<{ size: number; records: number; fellBack: boolean }>(),
    on: 'backups',
    writes: 'nothing',
    beside: true,
  }),
  /** `folder` is the word that the shell gave for what a person chose; null: Concerto's own. */
  useBackupFolder: command({
    input: z.object({ folder: z.uuid().nullable() }),
    answer: nothing,
    on: 'backups',
    writes: 'keys',
  }),
  /** Says what a backup file holds, with no key. */
  inspectBackup: command({
    input: z.object({ file: z.uuid() }),
    answer: answer<BackupFileView>(),
    on: 'backups',
    writes: 'nothing',
    beside: true,
  }),
  /** Whose workstation it was, where the printed key opens it. */
  unlockBackup: command({
    input: z.object({ file: z.uuid(), recoveryKey: z.string() }),
    /** `warnings`: what its key says of the file, in sentences; none where it is as it was made. */
    answer: answer<{ people: readonly UserView[]; warnings: readonly string[] }>(),
    on: 'backups',
    writes: 'nothing',
    beside: true,
  }),
  /** Makes this bare workstation of a backup, for one of its people, and opens it. */
  restoreBackup: command({
    input: z.object({
      file: z.uuid(),
      recoveryKey: z.string(),
      user: z.string(),
      passphrase: z.string(),
    }),
    answer: answer<{ recoveryKey: string }>(),
    on: 'backups',
    writes: 'records',
  }),
} as const;
