import type { JournalEntry } from '../records/journalEntry';
import type { Instant } from '../domain/brand';
import type { FrameCodec, Stretch } from '../records/frame';
import { splitForFrames, type JournalPayload } from '../records/journalFrame';
import type { BackupPayload } from './payloads';
import { segmentName } from '../records/segmentNames';
import { RESTORED_FILE, type Restored } from './restored';
import { BackupSurvey, type BackupSummary } from './survey';

/** A piece of a file to write, behind what was written to it before. `/` separates folders. */
export interface Piece {
  readonly file: string;
  readonly bytes: Uint8Array;
}

const SEGMENT_BYTES = 16 * 1024 * 1024;
/**
 * Which files, with which content, a backup becomes on a bare machine: the journal's segments, the key file, and what
 * was lost. Concerto's ordinary start-up check then puts everything into the database. Pure, so that the desktop and
 * the command line restore alike.
 */
export class Restorer {
  private readonly survey = new BackupSurvey();
  private segment = 1;
  private position = 0;
  private previous = '';
  /** How many entries were met in the file. */
  private met = 0;

  /**
   * @param without the places of entries that nobody vouches for, counted from 0 through the whole file; null where the key
   * was not at hand. Then all of the journal is kept with its numbers, for the first start to judge.
   */
  constructor(
    private readonly codec: FrameCodec<JournalPayload>,
    private readonly without: ReadonlySet<number> | null = new Set(),
  ) {}

  *take(stretch: Stretch<BackupPayload>): Generator<Piece> {
    const fresh = this.survey.take(this.believed(stretch));
    const journal = stretch.kind === 'frame' && stretch.payload.kind === 'journal' ? stretch.payload : null;
    const kept = journal && this.without === null ? journal.entries : fresh;
    if (kept.length === 0) return;
    for (const group of splitForFrames(kept))
      yield this.frame(group, journal ? journal.at : this.survey.startedAt);
  }

  private believed(stretch: Stretch<BackupPayload>): Stretch<BackupPayload> {
    if (stretch.kind !== 'frame') return stretch;
    const { payload } = stretch;
    const { without } = this;
    if (without === null || (payload.kind !== 'documents' && payload.kind !== 'journal')) return stretch;
    const entries = payload.entries.filter(() => !without.has(this.met++));
    return { ...stretch, payload: { ...payload, entries } };
  }

  /** Nothing is to be installed unless the summary says that the file is `whole` or `damaged`. */
  *end(): Generator<Piece, BackupSummary> {
    const summary = this.survey.summary();
    const { keys, proof } = this.survey;
    if (keys !== null && summary.about) {
      const { about, records, missing, missingIsExact, damagedBytes } = summary;
      const restored: Restored = {
        backupAt: about.at,
        records,
        missing,
        missingIsExact,
        damagedBytes,
        missingNames: mutable(summary.missingNames),
        ...(this.without === null ? { proof: { ...proof, said: [...proof.said] } } : {}),
      };
      yield { file: RESTORED_FILE, bytes: utf8(JSON.stringify(restored)) };
      yield { file: 'vault.json', bytes: utf8(keys) };
    }
    return summary;
  }

  private frame(entries: JournalEntry[], at: Instant | undefined): Piece {
    if (this.position >= SEGMENT_BYTES) {
      this.segment += 1;
      this.position = 0;
    }
    const { bytes, hash } = this.codec.encode({ previous: this.previous, ...(at ? { at } : {}), entries });
    this.previous = hash;
    this.position += bytes.length;
    return { file: `journal/${segmentName(this.segment)}`, bytes };
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const mutable = (names: BackupSummary['missingNames']): Restored['missingNames'] =>
  Object.fromEntries(Object.entries(names).map(([database, list]) => [database, [...list]]));
