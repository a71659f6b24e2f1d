import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { realDisk, syncFolder, type Disk } from './disk';

const BESIDE = /^\.concerto-[0-9a-f]{12}\.tmp$/;

/** Whether a write that was killed left this file behind. */
export const isBeside = (name: string): boolean => BESIDE.test(name);

/**
 * The whole new content or the old one, whatever happens in between: written beside, flushed, then renamed over.
 * Throws the disk's error, with nothing left behind.
 */
export async function atomicWrite(
  file: string,
  content: string | Uint8Array,
  disk: Disk = realDisk,
): Promise<void> {
  const folder = path.dirname(file);
  const beside = path.join(folder, `.concerto-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await disk.open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await disk.rename(beside, file);
  } catch (error) {
    await disk.rm(beside, { force: true });
    throw error;
  }
  await syncFolder(disk, folder);
}
