import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runsAsRoot } from '../../build/electronRuntime';

const MEGABYTE = 1024 * 1024;
/** What is running goes on writing meanwhile. */
const MARGIN = 8 * MEGABYTE;

/** A disk of its own size, to be filled without harm to the machine. */
export interface SmallDisk {
  readonly folder: string;
  /** Bytes left. */
  left(): number;
  /** Takes room until no more than this many bytes are left; 0 to the last byte. */
  fill(left: number): void;
  /** Gives back what `fill` took. */
  free(): void;
  remove(): Promise<void>;
}

export const NO_SMALL_DISK =
  'Le disque plein n’est pas essayé\u00a0: seul root sous Linux peut monter le petit disque (tmpfs) qu’il y faut.';

/** Null where this process may not mount one. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  if (!runsAsRoot()) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  const filler = path.join(folder, 'filler');
  let fillers = 0;
  const left = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    left,
    fill: (wanted) => {
      // At once, as a download does that reserves its room; the rest in pieces, down to the last byte.
      const most = Math.max(0, left() - wanted - MARGIN);
      if (most > 0) execFileSync('fallocate', ['--length', String(most), `${filler}-${fillers++}`]);
      const file = openSync(`${filler}-${fillers++}`, 'w');
      for (const size of [MEGABYTE / 16, 4096, 1])
        take(file, size, () => wanted === 0 || left() - size >= wanted);
      closeSync(file);
    },
    free: () => {
      for (; fillers > 0; fillers--) rmSync(`${filler}-${fillers - 1}`, { force: true });
    },
    remove: async () => {
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes pieces of one size until they are no longer wanted or do not fit. */
function take(file: number, size: number, isWanted: () => boolean): void {
  const piece = new Uint8Array(size).fill(1);
  try {
    while (isWanted()) if (writeSync(file, piece) < size) return;
  } catch {
    // Full: smaller pieces may still fit.
  }
}
