import type { JournalEntry } from '../records/journalEntry';
import type { Instant } from '../domain/brand';
import { splitForFrames } from '../records/journalFrame';
import { Ledger } from './ledger';
import type { BackupAbout } from './about';
import { BACKUP_FORMAT, type BackupCodec, type BackupPayload } from './payloads';

type Unchained = BackupPayload extends infer P ? (P extends unknown ? Omit<P, 'previous'> : never) : never;

/** A damaged place in the file costs a frame: small ones cost little, and hardly make the file longer. */
const FRAME_BYTES = 32_000;
/** Names of revisions in one frame of the contents. */
const NAMES_IN_FRAME = 500;

/** The bytes of a backup file, frame after frame, in the order of its methods. */
export class BackupWriter {
  private readonly held = new Ledger();
  /** The last frame's; it stands for every byte before it. */
  hash = '';
  private frames = 0;
  private seal: string | undefined;

  constructor(
    private readonly codec: BackupCodec,
    private readonly about: BackupAbout,
  ) {}

  get records(): number {
    return this.held.size;
  }

  header(): Uint8Array {
    return this.frame({ kind: 'header', format: BACKUP_FORMAT, ...this.about });
  }

  *documents(database: string, entries: readonly JournalEntry[]): Generator<Uint8Array> {
    for (const group of splitForFrames(entries, FRAME_BYTES)) {
      for (const entry of group) this.held.add(entry);
      yield this.frame({ kind: 'documents', database, entries: group });
    }
  }

  *journal(entries: readonly JournalEntry[], at: Instant | undefined): Generator<Uint8Array> {
    for (const group of splitForFrames(entries, FRAME_BYTES)) {
      for (const entry of group) this.held.add(entry);
      yield this.frame({ kind: 'journal', entries: group, ...(at ? { at } : {}) });
    }
  }

  /** What the holder of the data key vouches for, beside each entry: how many there are, and of which backup. */
  sealed(seal: string): void {
    this.seal = seal;
  }

  /** The table of contents and the footer. */
  *end(): Generator<Uint8Array> {
    for (const database of this.held.databases) {
      const names = [...this.held.of(database)];
      for (let from = 0; from < names.length; from += NAMES_IN_FRAME)
        yield this.frame({
          kind: 'contents',
          database,
          revisions: names.slice(from, from + NAMES_IN_FRAME),
        });
    }
    yield this.frame({
      kind: 'footer',
      format: BACKUP_FORMAT,
      ...this.about,
      frames: this.frames,
      records: this.held.counts(),
      ...(this.seal === undefined ? {} : { seal: this.seal }),
    });
  }

  private frame(payload: Unchained): Uint8Array {
    const { bytes, hash } = this.codec.encode({ previous: this.hash, ...payload } as BackupPayload);
    this.hash = hash;
    this.frames += 1;
    return bytes;
  }
}
