import type { BackupResult, ReadEntries } from '../../../shared/contracts/backup';
import type { AskBackup } from '../../../shared/contracts/shell';

/** Hears how far a job has come, 0 to 1. */
export type Heard = (part: number) => void;

/** Leads a job of the shell to its end. @param took is given what a job reads */
export async function finished(
  ask: AskBackup,
  job: number,
  heard: Heard,
  took: (read: ReadEntries) => Promise<void> = () => Promise.resolve(),
): Promise<BackupResult> {
  for (;;) {
    const { done, total, result, read = [] } = await ask({ op: 'backup.step', job });
    for (const it of read) await took(it);
    if (result) return result;
    heard(total === 0 ? 0 : done / total);
  }
}
