import type { FileHandle } from 'node:fs/promises';
import type { JournalEntry } from '../../shared/contracts/shell';
import { instantOf } from '../../shared/domain/brand';
import { splitForFrames } from '../../shared/records/journalFrame';
import { DiskRefusal, syncFolder, type Disk } from '../files/disk';
import { encodeFrame } from './codec';
import type { JournalEnd } from './recovery';
import { cursorAt, segmentPath } from './segments';

interface Waiting {
  readonly entries: readonly JournalEntry[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends frames at the end of the last segment. What arrives while a write is under way goes out together with the
 * next one: one write and one flush for all of them (group commit), each answered only after the flush.
 */
export class JournalWriter {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private handle: FileHandle | null = null;
  private segment: number;
  private position: number;
  private hash: string;
  /** False when the segment may not be written to any more: the next frame opens a new one. */
  private usable: boolean;

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly segmentSize: number,
    end: JournalEnd,
    private readonly now: () => Date,
  ) {
    this.segment = end.segment;
    this.position = end.position;
    this.hash = end.hash;
    this.usable = end.clean;
  }

  /** Behind the last flushed frame. */
  get end(): { segment: number; offset: number; cursor: number; hash: string } {
    const { segment, position: offset, hash } = this;
    return { segment, offset, cursor: cursorAt(segment, offset), hash };
  }

  /** Rejects with a French sentence when the disk refuses; nothing of these entries is then in the journal. */
  append(entries: readonly JournalEntry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      this.running ??= this.drain();
    });
  }

  async close(): Promise<void> {
    await this.running;
    await this.handle?.close();
    this.handle = null;
    this.usable = false;
  }

  private async drain(): Promise<void> {
    // One turn later, so that what is asked for in the same turn goes out together.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        await this.commit(group.flatMap(({ entries }) => splitForFrames(entries)));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(new DiskRefusal(error));
      }
    }
    this.running = null;
  }

  private async commit(parts: readonly JournalEntry[][]): Promise<void> {
    const handle = await this.openSegment();
    let hash = this.hash;
    const at = instantOf(this.now());
    const frames = parts.map((entries) => {
      const frame = encodeFrame({ previous: hash, at, entries });
      hash = frame.hash;
      return frame.bytes;
    });
    const bytes = joined(frames);
    try {
      await writeAll(handle, bytes, this.position);
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

  private async openSegment(): Promise<FileHandle> {
    if (this.usable && this.position < this.segmentSize) {
      this.handle ??= await this.disk.open(segmentPath(this.folder, this.segment), 'r+');
      return this.handle;
    }
    await this.handle?.close();
    this.handle = null;
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
    this.usable = true;
    this.handle = handle;
    return handle;
  }

  /** Takes back what a failed write left, so that no half frame stays behind. */
  private async retreat(handle: FileHandle, mayGoOn: boolean): Promise<void> {
    try {
      await handle.truncate(this.position);
      if (mayGoOn) return;
    } catch {
      // The segment keeps a torn end; a reader skips it, and the next frame goes to a new segment.
    }
    this.usable = false;
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
