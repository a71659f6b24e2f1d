import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { backupFileName, isBackupFileName } from '../../shared/backup/fileNames';
import type { Instant } from '../../shared/domain/brand';
import type { Disk } from '../files/disk';
import { headerOf } from './reading';

/** How many of a workstation's daily backups stay in a folder. */
const DAILIES = 7;
/** A backup leaves this much on the disk that the workstation itself writes to: below, Concerto turns read-only. */
const RESERVE = 512 * 1024 * 1024;

export const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (it) => it.isDirectory(),
    () => false,
  );

/** How many bytes a backup may still take in `folder`; all of them where the file system does not say. */
export async function roomFor(folder: string, userData: string): Promise<number> {
  try {
    const [{ bavail, bsize }, there, here] = await Promise.all([
      statfs(folder),
      stat(folder),
      stat(userData),
    ]);
    return bavail * bsize - (there.dev === here.dev ? RESERVE : 0);
  } catch {
    return Infinity;
  }
}

/** A name that nothing in the folder has. */
export async function freeName(disk: Disk, folder: string, at: Instant, timeZone: string): Promise<string> {
  const taken = new Set(await disk.readdir(folder));
  for (let n = 1; ; n++) {
    const name = backupFileName(at, timeZone, n);
    if (!taken.has(name)) return name;
  }
}

/** What an unfinished backup of this workstation is called, where a backup that was cut short may have left one. */
const unfinished = (device: string): RegExp =>
  new RegExp(`^\\.concerto-sauvegarde-${device.replace(/\W/g, '')}-[0-9a-f]+\\.tmp$`);

/**
 * Removes this workstation's older dailies, and what it never finished. Another workstation's, and what a person asked
 * for, stay: several workstations may save into one shared folder.
 */
export async function prune(disk: Disk, folder: string, device: string): Promise<void> {
  const names = await disk.readdir(folder);
  const dailies: { name: string; at: string }[] = [];
  for (const name of names.filter(isBackupFileName)) {
    const header = await headerOf(disk, path.join(folder, name)).catch(() => null);
    if (header?.purpose === 'daily' && header.device === device) dailies.push({ name, at: header.at });
  }
  const old = dailies.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(DAILIES);
  const left = names.filter((name) => unfinished(device).test(name));
  for (const name of [...old.map((it) => it.name), ...left])
    await disk.rm(path.join(folder, name), { force: true });
}
