import type { JournalEntry } from '../../../shared/records/journalEntry';
import {
  JournalSequence,
  type SequenceState,
  type EntryLabel,
  type SequencePoint,
  type SequenceVerdict,
} from '../../../shared/records/journalSequence';
import type { Keyring } from '../keys/cipher';
import { labelOf } from './entryProof';
import { isLeftOut, rangesIn } from './leftOut';

/** Reads a journal with the key: what of it may be believed, and what was done to it behind our back. */
export class JournalAudit {
  constructor(
    private readonly keys: Keyring,
    from: SequencePoint | null,
    first: number | null,
    reached: readonly SequencePoint[] = [],
    private readonly sequence = new JournalSequence(from, first, reached),
  ) {}

  /** Goes on where an earlier one stopped. */
  static resumed(keys: Keyring, state: SequenceState, first: number | null): JournalAudit {
    return new JournalAudit(keys, null, first, [], JournalSequence.resumed(state, first));
  }

  /** The next entries of the file. @returns those that are documents and may be believed, in their order */
  async take(entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
    const labels = await Promise.all(entries.map((entry) => labelOf(this.keys, entry)));
    const believed: JournalEntry[] = [];
    for (const [i, entry] of entries.entries()) {
      if (!this.believes(entry, labels[i] ?? null)) continue;
      if (isLeftOut(entry)) this.sequence.void(await rangesIn(this.keys, entry));
      else believed.push(entry);
    }
    return believed;
  }

  private believes(entry: JournalEntry, label: EntryLabel | null): boolean {
    return this.sequence.take(label, entry.proof === undefined && !isLeftOut(entry));
  }

  state(): SequenceState {
    return this.sequence.state();
  }

  verdict(): SequenceVerdict {
    return this.sequence.verdict();
  }
}
