import type { JournalEntry } from './journalEntry';
import type { Instant } from '../domain/brand';
import type { FrameCodec } from './frame';
import type { JournalPayload } from './journalFrame';

interface SegmentFrame {
  readonly payload: JournalPayload;
  readonly hash: string;
}

/**
 * Writes a closed segment anew, entry by entry in its own order. Frames keep their instants and what else they say, an
 * emptied one goes. A last frame stands for the one that ended the segment before, so that the next segment still
 * follows.
 */
export class SegmentRewrite {
  private readonly out: Uint8Array<ArrayBuffer>[] = [];
  private kept: JournalPayload['entries'] = [];
  private hash: string;
  private frame = 0;
  private entry = 0;

  /** @param undated when the frames that do not say it were written at the latest */
  constructor(
    private readonly codec: FrameCodec<JournalPayload>,
    private readonly frames: readonly SegmentFrame[],
    private readonly undated: Instant,
  ) {
    this.hash = frames[0]?.payload.previous ?? '';
    this.passFinished();
  }

  /** The entry that is to be settled next; null when all are. */
  get current(): JournalEntry | null {
    return this.frames[this.frame]?.payload.entries[this.entry] ?? null;
  }

  /** @param now what takes its place: the same revision under another cipher, with another proof; null leaves it out */
  settle(now: Pick<JournalEntry, 'cipher' | 'proof'> | null): void {
    const entry = this.frames[this.frame]?.payload.entries[this.entry];
    if (!entry) return;
    if (now)
      this.kept.push({
        ...entry,
        cipher: now.cipher,
        ...(now.proof === undefined ? {} : { proof: now.proof }),
      });
    this.entry++;
    this.passFinished();
  }

  /** The new segment, once all entries are settled. */
  parts(): readonly Uint8Array<ArrayBuffer>[] {
    const last = this.frames.at(-1);
    if (!last) return [];
    const standsFor = last.payload.standsFor ?? last.hash;
    const at = last.payload.at ?? this.undated;
    const rewrites = (last.payload.rewrites ?? 0) + 1;
    const closing = this.codec.encode({ previous: this.hash, at, entries: [], standsFor, rewrites });
    return [...this.out, closing.bytes];
  }

  private passFinished(): void {
    for (;;) {
      const frame = this.frames[this.frame];
      if (!frame || this.entry < frame.payload.entries.length) return;
      if (this.kept.length > 0) this.write(frame.payload);
      this.frame++;
      this.entry = 0;
    }
  }

  private write({ standsFor: _, rewrites: __, at = this.undated, ...rest }: JournalPayload): void {
    const made = this.codec.encode({ ...rest, previous: this.hash, at, entries: this.kept });
    this.out.push(made.bytes);
    this.hash = made.hash;
    this.kept = [];
  }
}
