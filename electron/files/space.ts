import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { StorageView } from '../../shared/contracts/storage';
import { realDisk, type Disk } from './disk';

const MEGABYTE = 1024 * 1024;

interface Thresholds {
  readonly lowBelow: number;
  readonly readOnlyBelow: number;
  /** A level is left again only this far above it, so that a file that comes and goes does not make the screen flap. */
  readonly margin: number;
}

/**
 * Read-only at 256 MiB: Chromium rewrites a store while compacting it, and a workstation with 10,000 cases keeps some
 * 140 MB in IndexedDB (`npm run bench -- backing`). A copy at 50 MB/s takes about as much between two looks. Low at 1
 * GiB: time to call somebody before the meeting rather than during it.
 */
const usual: Thresholds = {
  lowBelow: 1024 * MEGABYTE,
  readOnlyBelow: 256 * MEGABYTE,
  margin: 128 * MEGABYTE,
};

const POLL_MS = 5000;
/** Before a journal write the disk is asked at most this often. */
const FRESH_MS = 1000;

/** What the guard asks of the machine, for a test to stand in. */
interface Machine {
  /** Bytes left to this user. */
  free(): Promise<number>;
  /** Rejects while nothing can be written, whatever `free` says: a quota, or no more room for names. */
  probe(): Promise<void>;
  now(): number;
}

export const machineAt = (folder: string, disk: Disk = realDisk): Machine => ({
  free: async () => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  probe: async () => {
    const file = path.join(folder, '.concerto-room.tmp');
    try {
      const handle = await disk.open(file, 'w', 0o600);
      try {
        await handle.writeFile(new Uint8Array(MEGABYTE));
        await handle.sync();
      } finally {
        await handle.close();
      }
    } finally {
      await disk.rm(file, { force: true });
    }
  },
  now: () => performance.now(),
});

/**
 * Watches the room left beside the user's data, so that writing stops before the disk is full. One write that fails for
 * lack of room can cost Chromium's whole IndexedDB two starts later (renderer/engine/database/README.md). Writing goes
 * on by itself once there is room.
 */
export class SpaceGuard {
  private free: number | null = null;
  private level: StorageView['level'] = 'fine';
  /** A write was refused for lack of room: only a write that succeeds ends this. */
  private refusedOnce = false;
  private broken = false;
  private lookedAt = -Infinity;
  private looking: Promise<void> | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private told: StorageView;

  constructor(
    private readonly machine: Machine,
    private readonly onChange: (storage: StorageView) => void,
    private readonly thresholds: Thresholds = usual,
  ) {
    this.told = this.view;
  }

  get view(): StorageView {
    const { level, free, broken } = this;
    return { level, free, broken, wanted: this.thresholds.readOnlyBelow + this.thresholds.margin };
  }

  /** Looks now and from now on. */
  start(): void {
    this.timer ??= setInterval(() => void this.look(), POLL_MS);
    void this.look();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** What holds for a write that is about to be made. */
  async beforeWrite(): Promise<StorageView> {
    if (this.machine.now() - this.lookedAt >= FRESH_MS) await this.look();
    return this.view;
  }

  /** A write of ours was refused for lack of room: nothing more is tried until a look finds that one succeeds. */
  refused(): void {
    this.refusedOnce = true;
    this.level = 'readOnly';
    this.tell();
  }

  /** IndexedDB failed a write: there is no telling what it still holds before the next start has looked. */
  broke(): void {
    this.broken = true;
    this.tell();
  }

  /** One look at a time; who asks meanwhile waits for it. */
  look(): Promise<void> {
    this.looking ??= this.measure().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async measure(): Promise<void> {
    this.free = await this.machine.free().catch(() => null);
    this.lookedAt = this.machine.now();
    const measured = this.levelNow();
    if (this.refusedOnce && measured !== 'readOnly')
      this.refusedOnce = await this.machine.probe().then(
        () => false,
        () => true,
      );
    this.level = this.refusedOnce ? 'readOnly' : measured;
    this.tell();
  }

  private levelNow(): StorageView['level'] {
    const { free, level } = this;
    const { lowBelow, readOnlyBelow, margin } = this.thresholds;
    // A file system that does not say how full it is still refuses a write when it is.
    if (free === null) return 'fine';
    const above = (limit: number, held: boolean) => free >= (held ? limit + margin : limit);
    if (!above(readOnlyBelow, level === 'readOnly')) return 'readOnly';
    return above(lowBelow, level !== 'fine') ? 'fine' : 'low';
  }

  /** Every change of what is allowed; below `fine` also how much is left, a megabyte being what a person reads. */
  private tell(): void {
    const { told, view } = this;
    const sameRoom = view.level === 'fine' || megabytes(view.free) === megabytes(told.free);
    if (view.level === told.level && view.broken === told.broken && sameRoom) return;
    this.told = view;
    this.onChange(view);
  }
}

const megabytes = (bytes: number | null): number | null =>
  bytes === null ? null : Math.floor(bytes / MEGABYTE);
