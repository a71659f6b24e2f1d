import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Restorer } from '../../shared/backup/restore';
import type { BackupSummary } from '../../shared/backup/survey';
import { journalCodec } from '../../shared/records/journalFrame';
import { atomicWrite } from '../files/atomicWrite';
import { nodeDigests } from '../files/digests';
import { isMissing, syncFolder, type Disk } from '../files/disk';
import { readBackup, type Progress } from './reading';

/** Where a restore is prepared, beside what it will become; `complete` is written once nothing more is to come. */
const stagingIn = (folder: string): string => path.join(folder, 'restore');
const COMPLETE = 'complete';
const VAULT = 'vault.json';

const exists = (disk: Disk, file: string): Promise<boolean> =>
  disk.open(file, 'r').then(
    async (handle) => {
      await handle.close();
      return true;
    },
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );

/**
 * Makes the journal and the key file of a backup in this folder. First all of it beside, flushed; only then is it moved
 * into place. Killed at any instant, `settleRestore` finishes or undoes it at the next start.
 */
export async function* install(
  disk: Disk,
  file: string,
  folder: string,
  without: ReadonlySet<number> = new Set(),
): AsyncGenerator<Progress, BackupSummary> {
  const staging = stagingIn(folder);
  await disk.rm(staging, { recursive: true, force: true });
  await disk.mkdir(path.join(staging, 'journal'), { recursive: true });
  try {
    const summary = yield* stage(disk, file, staging, without);
    if (summary.state !== 'whole' && summary.state !== 'damaged') throw new Error(CANNOT);
    await atomicWrite(path.join(staging, COMPLETE), '', disk);
    await settleRestore(disk, folder);
    return summary;
  } catch (error) {
    if (!(await exists(disk, path.join(staging, COMPLETE)).catch(() => true)))
      await disk.rm(staging, { recursive: true, force: true });
    throw error;
  }
}

async function* stage(
  disk: Disk,
  file: string,
  staging: string,
  without: ReadonlySet<number>,
): AsyncGenerator<Progress, BackupSummary> {
  const restorer = new Restorer(journalCodec(nodeDigests), without);
  const files = new StagedFiles(disk, staging);
  try {
    for await (const { stretches, done, total } of readBackup(disk, file)) {
      for (const stretch of stretches) for (const piece of restorer.take(stretch)) await files.append(piece);
      yield { done, total };
    }
    const rest = restorer.end();
    let last = rest.next();
    for (; !last.done; last = rest.next()) await files.append(last.value);
    await files.close();
    await syncFolder(disk, path.join(staging, 'journal'));
    return last.value;
  } finally {
    await files.close();
  }
}

/** One file at a time, each flushed before the next is begun. */
class StagedFiles {
  private open: { name: string; handle: FileHandle } | null = null;

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  async append({ file, bytes }: { file: string; bytes: Uint8Array }): Promise<void> {
    if (this.open?.name !== file) {
      await this.close();
      const place = path.join(this.folder, ...file.split('/'));
      this.open = { name: file, handle: await this.disk.open(place, 'wx', 0o600) };
    }
    await this.open.handle.writeFile(bytes);
  }

  async close(): Promise<void> {
    const { open } = this;
    this.open = null;
    if (!open) return;
    try {
      await open.handle.sync();
    } finally {
      await open.handle.close();
    }
  }
}

/**
 * Before anything is read at a start: a restore that was complete is moved into place, one that was not is undone. The
 * key file goes last: where it is, all is.
 */
export async function settleRestore(disk: Disk, folder: string): Promise<void> {
  const staging = stagingIn(folder);
  const isStaged = (name: string) => exists(disk, path.join(staging, name));
  const taken = async () => (await isStaged(VAULT)) && (await exists(disk, path.join(folder, VAULT)));
  if ((await isStaged(COMPLETE)) && !(await taken())) {
    const journal = path.join(folder, 'journal');
    await disk.mkdir(journal, { recursive: true });
    for (const name of await disk.readdir(path.join(staging, 'journal')))
      await disk.rename(path.join(staging, 'journal', name), path.join(journal, name));
    await syncFolder(disk, journal);
    for (const name of await disk.readdir(staging))
      if (name !== COMPLETE && name !== 'journal' && name !== VAULT)
        await disk.rename(path.join(staging, name), path.join(folder, name));
    if (await isStaged(VAULT)) await disk.rename(path.join(staging, VAULT), path.join(folder, VAULT));
    await syncFolder(disk, folder);
    // First of all what says that there is something to move: this removal may be cut short too.
    await disk.rm(path.join(staging, COMPLETE), { force: true });
  }
  await disk.rm(staging, { recursive: true, force: true });
}

const CANNOT =
  'Ce fichier ne peut pas être restauré\u00a0: ce n’est pas une sauvegarde de Concerto, ou il est trop abîmé.';
