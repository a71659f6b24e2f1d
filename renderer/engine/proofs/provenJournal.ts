import { SerialQueue } from '../../../shared/base/serialQueue';
import type { Shell } from '../../../shared/contracts/shell';
import type { EntryHead, JournalEntry } from '../../../shared/records/journalEntry';
import {
  rangesOf,
  type EntryLabel,
  type NumberRange,
  type SequencePoint,
} from '../../../shared/records/journalSequence';
import type { Keyring } from '../keys/cipher';
import { newId } from '../keys/ways';
import { proven } from './entryProof';
import { JournalAudit } from './journalAudit';
import { leftOut } from './leftOut';
import { markOf } from './mark';
import { numbersOf } from './numbers';

/** Where this session's entries begin. */
interface Run {
  readonly run: string;
  readonly start: number;
  readonly after: string;
}

/**
 * The journal as the holder of the data key writes it: each entry gets a number and a proof. So who can write the disk
 * can neither add, remove, replace nor move one unseen. Entries reach the shell in the order of their numbers; nobody
 * waits for another's flush.
 */
export class ProvenJournal {
  private run: Promise<Run> | null = null;
  private given = 0;
  private begunAt = Infinity;
  private flushed: SequencePoint | null = null;
  private reached: readonly SequencePoint[] = [];
  private readonly posting = new SerialQueue();
  /** Numbers that were given out and refused by the disk. */
  private refused: number[] = [];

  /** @param first the lowest number of this journal; null while it is not known */
  constructor(
    private readonly shell: Shell,
    private readonly keys: Keyring,
    private readonly first: () => number | null,
  ) {}

  /** It reached so far once: what is written goes on behind, also where that end is not there any more. */
  reachedBefore(points: readonly SequencePoint[]): void {
    this.reached = points;
  }

  /** The journal was read to its end, which is there. Whoever knew it first is believed. */
  goesOnFrom(last: SequencePoint | null): void {
    this.run ??= Promise.resolve(this.begin(last));
  }

  async append(entries: readonly JournalEntry[]): Promise<void> {
    this.run ??= this.readEnd();
    const run = await this.run.catch((error: unknown) => {
      this.run = null;
      throw error;
    });
    const refused = this.refused;
    this.refused = [];
    await this.post(run, entries, refused);
  }

  /** Says in the journal that these numbers are not in it, on purpose. */
  async leaveOut(ranges: readonly NumberRange[]): Promise<void> {
    if (ranges.length > 0) await this.append([await leftOut(this.keys, ranges)]);
  }

  /**
   * These entries of a closed segment are about to be left out: said in the journal first, so that they are not missed.
   * @returns false where an entry of the segment is not as it was written: it stays as it is
   */
  async leaving(segment: number, drop: readonly EntryHead[]): Promise<boolean> {
    const numbers = await numbersOf(this.shell, this.keys, segment, drop);
    await this.leaveOut(rangesOf(numbers ?? []));
    return numbers !== null;
  }

  /** The lowest number that this session gives: what it could not write is still explained, and no loss. */
  get start(): number {
    return this.begunAt;
  }

  /** To be kept outside of the journal; undefined before anything was written or read. */
  async mark(): Promise<string | undefined> {
    return this.flushed ? markOf(this.keys, this.flushed) : undefined;
  }

  private async post(run: Run, entries: readonly JournalEntry[], refused: readonly number[]): Promise<void> {
    const from = this.given + 1;
    this.given += entries.length + (refused.length > 0 ? 1 : 0);
    const to = this.given;
    const made = this.made(run, from, entries, refused);
    // Awaits what was asked before until it is on its way, not until it is flushed.
    const posted = this.posting.run(async () => ({ flushed: this.shell.appendJournal(await made) }));
    try {
      await (
        await posted
      ).flushed;
    } catch (error) {
      for (let n = from; n <= to; n++) this.refused.push(n);
      this.refused.push(...refused);
      throw error;
    }
    this.flushed = { n: to, run: run.run };
    // What went out behind a refused write was taken: a crash now would leave a hole that nothing explains.
    if (this.refused.length > 0) void this.explain(run).catch(() => undefined);
  }

  private async explain(run: Run): Promise<void> {
    const refused = this.refused;
    this.refused = [];
    if (refused.length > 0) await this.post(run, [], refused);
  }

  private async made(
    run: Run,
    from: number,
    entries: readonly JournalEntry[],
    refused: readonly number[],
  ): Promise<JournalEntry[]> {
    const all = refused.length > 0 ? [...entries, await leftOut(this.keys, rangesOf(refused))] : entries;
    return Promise.all(
      all.map((entry, i) => proven(this.keys, { ...run, n: from + i } satisfies EntryLabel, entry)),
    );
  }

  private begin(last: SequencePoint | null): Run {
    const before = last ?? { n: (this.first() ?? 1) - 1, run: '' };
    this.given = before.n;
    this.flushed = last;
    this.begunAt = before.n + 1;
    return { run: newId(), start: this.begunAt, after: before.run };
  }

  /** Where something is to be written before the start-up check has read it. */
  private async readEnd(): Promise<Run> {
    const audit = new JournalAudit(this.keys, null, this.first(), this.reached);
    for (let next: number | null = 0; next !== null;) {
      const page = await this.shell.readJournal(next);
      await audit.take(page.entries);
      ({ next } = page);
    }
    return this.begin(audit.verdict().last);
  }
}

/** The shell, its journal written with proofs. */
export function withProofs(shell: Shell, journal: ProvenJournal): Shell {
  return Object.assign(Object.create(shell) as Shell, {
    appendJournal: (entries: readonly JournalEntry[]) => journal.append(entries),
  });
}
