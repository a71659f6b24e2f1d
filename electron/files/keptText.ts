import { SerialQueue } from '../../shared/base/serialQueue';
import { atomicWrite } from './atomicWrite';
import { DiskRefusal, isMissing, realDisk, type Disk } from './disk';

/** A small file that the engine keeps outside IndexedDB: its text is given back as it was, understood by nobody here. */
export class KeptText {
  private readonly changes = new SerialQueue();

  /** @param unreadable what is said when the file is there and cannot be read: never taken for a new start */
  constructor(
    private readonly file: string,
    private readonly unreadable: string,
    private readonly disk: Disk = realDisk,
  ) {}

  /** Null before the first writing. */
  async read(): Promise<string | null> {
    try {
      return await this.disk.readFile(this.file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw new Error(this.unreadable);
    }
  }

  /** One after the other, so that the last text asked for is the one that stays. */
  write(text: string): Promise<void> {
    return this.next(() => atomicWrite(this.file, text, this.disk));
  }

  remove(): Promise<void> {
    return this.next(() => this.disk.rm(this.file, { force: true }));
  }

  private next(act: () => Promise<void>): Promise<void> {
    return this.changes.run(act).catch((error: unknown) => {
      throw new DiskRefusal(error);
    });
  }
}
