import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { BackupAbout } from '../../shared/backup/about';
import { BackupWriter } from '../../shared/backup/writer';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { joined } from '../../shared/records/bytes';
import { syncFolder, type Disk } from '../files/disk';
import { codec } from './codec';
import { journalPart } from './journalPart';
import { freeName } from './places';
import { checkBackup, type Progress } from './reading';
import { NO_ROOM } from './refusals';

/** How often the room is asked for again. */
const LOOK_EVERY = 32 * 1024 * 1024;
/** Small frames go to the disk together. */
const BUFFER = 1024 * 1024;

interface Surroundings {
  readonly disk: Disk;
  readonly timeZone: string;
  /** How many bytes a backup may still take in this folder. */
  roomIn(folder: string): Promise<number>;
}

interface Written {
  readonly file: string;
  readonly size: number;
  readonly records: number;
}

/** A backup file in the making: beside its place under another name until it was read back whole. */
export class BackupFile {
  private buffered: Uint8Array[] = [];
  private waiting = 0;
  private size = 0;
  private looked = 0;
  private over = false;

  private constructor(
    private readonly around: Surroundings,
    private readonly folder: string,
    private readonly about: BackupAbout,
    private readonly beside: string,
    private readonly handle: FileHandle,
    private readonly writer: BackupWriter,
  ) {}

  static async create(around: Surroundings, folder: string, about: BackupAbout): Promise<BackupFile> {
    const own = `${about.device.replace(/\W/g, '')}-${randomBytes(6).toString('hex')}`;
    const beside = path.join(folder, `.concerto-sauvegarde-${own}.tmp`);
    const handle = await around.disk.open(beside, 'wx', 0o600);
    const writer = new BackupWriter(codec, about);
    const made = new BackupFile(around, folder, about, beside, handle, writer);
    await made.guarded(() => made.write(writer.header()));
    return made;
  }

  async add(database: string, entries: readonly JournalEntry[]): Promise<void> {
    await this.guarded(async () => {
      for (const bytes of this.writer.documents(database, entries)) await this.write(bytes);
    });
  }

  /** Goes into the footer. */
  sealed(seal: string): void {
    this.writer.sealed(seal);
  }

  /** The journal, the contents, the footer; then flushed, read back, and given its name. */
  async *finish(journal: string): AsyncGenerator<Progress, Written> {
    try {
      const { disk, timeZone } = this.around;
      for await (const { frame, done, total } of journalPart(disk, journal)) {
        if (frame) for (const bytes of this.writer.journal(frame.entries, frame.at)) await this.write(bytes);
        yield { done: total === 0 ? 0 : done / total / 2, total: 1 };
      }
      for (const bytes of this.writer.end()) await this.write(bytes);
      await this.flush();
      await this.handle.sync();
      await this.handle.close();
      yield* this.readBack();
      const file = path.join(this.folder, await freeName(disk, this.folder, this.about.at, timeZone));
      await disk.rename(this.beside, file);
      await syncFolder(disk, this.folder).catch(() => undefined);
      this.over = true;
      return { file, size: this.size, records: this.writer.records };
    } finally {
      await this.drop();
    }
  }

  /** Leaves nothing behind, unless it is finished. */
  async drop(): Promise<void> {
    if (this.over) return;
    this.over = true;
    await this.handle.close().catch(() => undefined);
    await this.around.disk.rm(this.beside, { force: true });
  }

  private async *readBack(): AsyncGenerator<Progress> {
    const { summary, hash } = yield* secondHalf(checkBackup(this.around.disk, this.beside));
    const isSame =
      summary.state === 'whole' &&
      summary.size === this.size &&
      summary.records === this.writer.records &&
      hash === this.writer.hash;
    if (!isSame) throw new Error(NOT_READ_BACK);
  }

  private async guarded(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      await this.drop();
      throw error;
    }
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.buffered.push(bytes);
    this.waiting += bytes.length;
    if (this.waiting >= BUFFER) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.size === 0 || this.size - this.looked > LOOK_EVERY) {
      this.looked = this.size;
      if ((await this.around.roomIn(this.folder)) < LOOK_EVERY) throw new Error(NO_ROOM);
    }
    const bytes = joined(this.buffered);
    this.buffered = [];
    this.waiting = 0;
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, this.size);
      done += bytesWritten;
      this.size += bytesWritten;
    }
  }
}

/** A job that is the second half of another. */
async function* secondHalf<T>(job: AsyncGenerator<Progress, T>): AsyncGenerator<Progress, T> {
  try {
    let step = await job.next();
    for (; !step.done; step = await job.next())
      yield { done: 0.5 + step.value.done / (2 * Math.max(1, step.value.total)), total: 1 };
    return step.value;
  } finally {
    // Given up half-way, it still has a file to close.
    await job.return(undefined as never);
  }
}

const NOT_READ_BACK =
  'La sauvegarde n’a pas pu être relue telle qu’elle a été écrite\u00a0: elle a été effacée. Choisissez un autre support.';
