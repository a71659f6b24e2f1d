import type { JournalEntry, JournalPage } from '../../shared/contracts/shell';
import { realDisk, type Disk } from '../files/disk';
import { JournalReader } from './reader';
import { recover, type JournalEnd } from './recovery';
import { JournalWriter } from './writer';

interface Sizes {
  readonly segment: number;
  readonly page: number;
}
const usual: Sizes = { segment: 16 * 1024 * 1024, page: 2 * 1024 * 1024 };

/** The second durable copy of every record, apart from the browser's storage: ciphertext, appended and flushed. */
export class Journal {
  private constructor(
    private readonly writer: JournalWriter,
    private readonly reader: JournalReader,
    private readonly cut: JournalEnd['cut'],
  ) {}

  /** Throws a French sentence when the folder cannot be made or read. */
  static async open(
    folder: string,
    disk: Disk = realDisk,
    sizes: Sizes = usual,
    now: () => Date = () => new Date(),
  ): Promise<Journal> {
    const end = await recover(disk, folder).catch(unreadable);
    const writer = new JournalWriter(disk, folder, sizes.segment, end, now);
    return new Journal(writer, new JournalReader(disk, folder, sizes.page, () => writer.end), end.cut);
  }

  append(entries: readonly JournalEntry[]): Promise<void> {
    return this.writer.append(entries);
  }

  /** The cut of the end is said on the last page of every reading that passes it. */
  async read(from: number): Promise<JournalPage> {
    const page = await this.reader.page(from).catch(unreadable);
    if (!this.cut || page.next !== null || from > this.cut.cursor) return page;
    return { ...page, damage: [...page.damage, this.cut.note] };
  }

  close(): Promise<void> {
    return this.writer.close();
  }
}

function unreadable(): never {
  throw new Error('Le journal de ce poste ne peut pas être ouvert. Prévenez votre service informatique.');
}
