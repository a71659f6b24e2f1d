import type {
  JournalPage,
  JournalSegment,
  JournalSurvey,
  JournalUpkeep,
  RewritePart,
} from '../../shared/contracts/shell';
import type { EntryHead, JournalEntry } from '../../shared/records/journalEntry';
import type { Instant } from '../../shared/domain/brand';
import { realDisk, type Disk } from '../files/disk';
import { SerialQueue } from '../../shared/base/serialQueue';
import { JournalReader } from './reader';
import { recover, type JournalEnd } from './recovery';
import { unreadable } from './segments';
import { Upkeep } from './upkeep';
import { JournalWriter, type WriterSizes } from './writer';

interface Sizes extends WriterSizes {
  readonly page: number;
}
const MB = 1024 * 1024;
const usual: Sizes = { segment: 16 * MB, ahead: MB, page: 2 * MB };

/**
 * The second durable copy of every record, apart from the browser's storage: ciphertext, appended and flushed. Appending
 * waits for nothing else; reading and what replaces a file take turns, so that a page is of one file or the other.
 */
export class Journal implements JournalUpkeep {
  private readonly upkeepTurn = new SerialQueue();

  private constructor(
    private readonly writer: JournalWriter,
    private readonly reader: JournalReader,
    private readonly upkeep: Upkeep,
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
    const writer = new JournalWriter(disk, folder, sizes, end, now);
    const reader = new JournalReader(disk, folder, sizes.page, () => writer.end);
    const upkeep = new Upkeep(
      disk,
      folder,
      () => writer.end,
      (segment) => reader.forget(segment),
    );
    return new Journal(writer, reader, upkeep, end.cut);
  }

  append(entries: readonly JournalEntry[]): Promise<void> {
    return this.writer.append(entries);
  }

  /** The cut of the end is said on the last page of every reading that passes it. */
  async read(from: number, until?: number): Promise<JournalPage> {
    const page = await this.upkeepTurn.run(() => this.reader.page(from, until)).catch(unreadable);
    if (!this.cut || page.next !== null || from > this.cut.cursor || page.end < this.cut.cursor) return page;
    return { ...page, damage: [...page.damage, this.cut.note] };
  }

  segments(): Promise<readonly JournalSegment[]> {
    return this.upkeepTurn.run(() => this.upkeep.segments()).catch(unreadable);
  }

  roll(): Promise<void> {
    return this.writer.roll();
  }

  digest(segment: number): Promise<string | null> {
    return this.upkeepTurn.run(() => this.upkeep.digest(segment)).catch(unreadable);
  }

  survey(before: Instant, after: number): Promise<JournalSurvey | null> {
    return this.upkeepTurn.run(() => this.upkeep.survey(before, after)).catch(unreadable);
  }

  compact(segment: number, drop: readonly EntryHead[]): Promise<number> {
    return this.upkeepTurn.run(() => this.upkeep.compact(segment, drop));
  }

  rewrite(part: RewritePart): Promise<boolean> {
    return this.upkeepTurn.run(() => this.upkeep.rewrite(part));
  }

  close(): Promise<void> {
    return this.writer.close();
  }
}
