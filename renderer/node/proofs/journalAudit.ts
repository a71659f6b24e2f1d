import type { JournalEntry } from '../../../shared/contracts/shell';
import {
  JournalSequence,
  type EntryLabel,
  type SequencePoint,
  type SequenceVerdict,
} from '../../../shared/records/journalSequence';
import type { Keyring } from '../store/cipher';
import { labelOf } from './entryProof';
import { isLeftOut, rangesIn } from './leftOut';

/** Reads a journal with the key: what of it may be believed, and what was done to it behind our back. */
export class JournalAudit {
  private readonly sequence: JournalSequence;

  constructor(
    private readonly keys: Keyring,
    from: SequencePoint | null,
    first: number | null,
    reached: readonly SequencePoint[] = [],
  ) {
    this.sequence = new JournalSequence(from, first, reached);
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

  verdict(): SequenceVerdict {
    return this.sequence.verdict();
  }
}
