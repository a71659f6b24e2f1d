import type { BackupResult } from '../../../shared/contracts/backup';
import type { AskBackup } from '../../../shared/contracts/shell';

/** Hears how far a job has come, 0 to 1. */
export type Heard = (part: number) => void;

/** Leads a job of the shell to its end. */
export async function finished(ask: AskBackup, job: number, heard: Heard): Promise<BackupResult> {
  for (;;) {
    const { done, total, result } = await ask({ op: 'backup.step', job });
    if (result) return result;
    heard(total === 0 ? 0 : done / total);
  }
}
