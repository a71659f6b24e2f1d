import type { FileHandle } from 'node:fs/promises';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { instantOf } from '../../shared/domain/brand';
import { splitForFrames } from '../../shared/records/journalFrame';
import { DiskRefusal, syncFolder, type Disk } from '../files/disk';
import { codec } from './codec';
import { joined } from '../../shared/records/bytes';
import type { JournalEnd } from './recovery';
import { cursorAt, segmentPath } from './segments';

interface Waiting {
  /** `roll`: no entries, but a new segment. */
  readonly ask: readonly JournalEntry[] | 'roll';
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface WriterSizes {
  /** A segment is closed once it is this long. */
  readonly segment: number;
  /** Room made at the end of a segment ahead of time: while a frame fits, its flush need not change the file's length. */
  readonly ahead: number;
}

/**
 * Appends frames at the end of the last segment. What arrives while a write is under way goes out together with the
 * next one. One write and one flush serve all of them (group commit); each is answered only after the flush.
 */
export class JournalWriter {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private handle: FileHandle | null = null;
  private segment: number;
  private position: number;
  /** The length of the file: what lies behind the position is zeros. */
  private length: number;
  private hash: string;
  /** False when the segment may not be written to any more: the next frame opens a new one. */
  private usable: boolean;

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly sizes: WriterSizes,
    end: JournalEnd,
    private readonly now: () => Date,
  ) {
    this.segment = end.segment;
    this.position = end.position;
    this.length = end.length;
    this.hash = end.hash;
    this.usable = end.clean;
  }

  /** Behind the last flushed frame. */
  get end(): { segment: number; offset: number; cursor: number } {
    const { segment, position: offset } = this;
    return { segment, offset, cursor: cursorAt(segment, offset) };
  }

  /** Rejects with a French sentence when the disk refuses; nothing of these entries is then in the journal. */
  append(entries: readonly JournalEntry[]): Promise<void> {
    return this.enqueue(entries);
  }

  /** Closes the segment where it holds anything. The next one is there before this resolves: closed is closed for good. */
  roll(): Promise<void> {
    return this.enqueue('roll');
  }

  async close(): Promise<void> {
    await this.running;
    await this.leaveSegment();
    this.usable = false;
  }

  private enqueue(ask: Waiting['ask']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      this.running ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    // One turn later, so that what is asked for in the same turn goes out together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      const parts = group.flatMap(({ ask }) => (ask === 'roll' ? [] : splitForFrames(ask)));
      await settle(
        group.filter(({ ask }) => ask !== 'roll'),
        () => this.commit(parts),
      );
      await settle(
        group.filter(({ ask }) => ask === 'roll'),
        () => this.leaveFilled(),
      );
    }
    this.running = null;
  }

  private async commit(parts: readonly JournalEntry[][]): Promise<void> {
    const handle = await this.openSegment();
    let hash = this.hash;
    const at = instantOf(this.now());
    const frames = parts.map((entries) => {
      const frame = codec.encode({ previous: hash, at, entries });
      hash = frame.hash;
      return frame.bytes;
    });
    const bytes = joined(frames);
    try {
      await this.put(handle, bytes);
    } catch (error) {
      await this.retreat(handle, true);
      throw error;
    }
    try {
      await handle.datasync();
    } catch (error) {
      // After a failed flush the system may hold the pages for clean: this file is not written to again.
      await this.retreat(handle, false);
      throw error;
    }
    this.position += bytes.length;
    this.hash = hash;
  }

  /** Makes room ahead in the same write; where the disk has none to spare, the frames alone. */
  private async put(handle: FileHandle, bytes: Uint8Array): Promise<void> {
    const end = this.position + bytes.length;
    const { ahead } = this.sizes;
    const roomy = ahead > 0 && end > this.length ? Math.ceil(end / ahead) * ahead : end;
    if (roomy > end) {
      try {
        await writeAll(handle, joined([bytes, new Uint8Array(roomy - end)]), this.position);
        this.length = roomy;
        return;
      } catch {
        // What of the zeros has been written stays room.
      }
    }
    await writeAll(handle, bytes, this.position);
    this.length = Math.max(this.length, end);
  }

  private async openSegment(): Promise<FileHandle> {
    if (!this.usable || this.position >= this.sizes.segment) return this.nextSegment();
    this.handle ??= await this.disk.open(segmentPath(this.folder, this.segment), 'r+');
    return this.handle;
  }

  private async leaveFilled(): Promise<void> {
    if (this.segment > 0 && (this.position > 0 || !this.usable)) await this.nextSegment();
  }

  private async nextSegment(): Promise<FileHandle> {
    await this.leaveSegment();
    const file = segmentPath(this.folder, this.segment + 1);
    const handle = await this.disk.open(file, 'wx', 0o600);
    try {
      await syncFolder(this.disk, this.folder);
    } catch (error) {
      await handle.close();
      await this.disk.rm(file, { force: true });
      throw error;
    }
    this.segment += 1;
    this.position = 0;
    this.length = 0;
    this.usable = true;
    this.handle = handle;
    return handle;
  }

  /** Gives back the room that was made ahead; where that fails, a reader knows it by its zeros. */
  private async leaveSegment(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    if (handle && this.usable && this.length > this.position)
      await handle.truncate(this.position).then(
        () => (this.length = this.position),
        () => undefined,
      );
    await handle?.close();
  }

  /** Takes back what a failed write left, so that no half frame stays behind. */
  private async retreat(handle: FileHandle, mayGoOn: boolean): Promise<void> {
    try {
      await handle.truncate(this.position);
      this.length = this.position;
      if (mayGoOn) return;
    } catch {
      // The segment keeps a torn end; a reader skips it, and the next frame goes to a new segment.
    }
    this.usable = false;
  }
}

async function settle(group: readonly Waiting[], act: () => Promise<unknown>): Promise<void> {
  if (group.length === 0) return;
  try {
    await act();
    for (const { resolve } of group) resolve();
  } catch (error) {
    for (const { reject } of group) reject(new DiskRefusal(error));
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
