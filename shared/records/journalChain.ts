import type { JournalPayload } from './journalFrame';

/**
 * - `follows`: this frame was written right behind the one before, even where unreadable bytes stand between the two.
 * - `missing`: something was taken out or put in between.
 * - `unknown`: what was before cannot be told.
 */
type Place = 'follows' | 'missing' | 'unknown';

/** Follows the hashes from frame to frame, over the borders of segments. */
export class JournalChain {
  private broken = false;

  /** @param last the hash in front of the first frame: empty at the beginning of the journal, null when not known */
  constructor(private last: string | null = '') {}

  /** What the next frame must name; null when that is not known. */
  get expected(): string | null {
    return this.broken ? null : this.last;
  }

  /** Bytes that are no frame, or a file that is not there. */
  skip(): void {
    this.broken = true;
  }

  take({ payload, hash }: { readonly payload: JournalPayload; readonly hash: string }): Place {
    const follows = payload.previous === this.last;
    const place = follows ? 'follows' : this.expected === null ? 'unknown' : 'missing';
    this.last = payload.standsFor ?? hash;
    this.broken = false;
    return place;
  }
}
