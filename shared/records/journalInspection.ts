import type { Instant } from '../domain/brand';
import type { Digests } from './frame';
import { JournalChain } from './journalChain';
import { damageSentence, type JournalDamage } from './journalDamage';
import { journalCodec, type JournalPayload } from './journalFrame';

export interface JournalReport {
  readonly whole: boolean;
  readonly segments: number;
  readonly bytes: number;
  readonly frames: number;
  readonly entries: number;
  /** `documents` counts ids, `entries` all their revisions. */
  readonly databases: readonly { database: string; documents: number; entries: number }[];
  /** When the last frame was flushed; null where no frame says so. */
  readonly last: Instant | null;
  readonly damages: readonly (JournalDamage & { sentence: string })[];
}

/**
 * Looks through a journal without any key: frames, checksums, the chain, and counts. Segments are given in order, one at
 * a time, so that no more than one need be in memory.
 */
export class JournalInspection {
  private readonly codec;
  private readonly chain = new JournalChain();
  private readonly damages: JournalDamage[] = [];
  /** Unreadable stretches whose meaning the next whole frame tells. */
  private undecided: Omit<JournalDamage, 'kind'>[] = [];
  private readonly databases = new Map<string, { ids: Set<string>; entries: number }>();
  private readonly sums = { segments: 0, bytes: 0, frames: 0, entries: 0 };
  private last: Instant | null = null;
  private latest = 0;

  constructor(digests: Digests) {
    this.codec = journalCodec(digests);
  }

  /** @param bytes null where the disk does not give the file */
  take(segment: number, bytes: Uint8Array | null): void {
    for (let gap = this.latest + 1; gap < segment; gap++) this.lost(gap, 'noFile');
    this.latest = segment;
    this.sums.segments++;
    if (!bytes) return this.lost(segment, 'noRead');
    this.sums.bytes += bytes.length;
    for (const stretch of this.codec.stretches(bytes)) {
      const { start: offset, end } = stretch;
      if (stretch.kind === 'damage') {
        this.undecided.push({ segment, offset, length: end - offset });
        this.chain.skip();
        continue;
      }
      const place = this.chain.take(stretch);
      this.decide(place === 'follows' ? 'abandoned' : 'unreadable');
      if (place === 'missing') this.damages.push({ segment, offset, length: 0, kind: 'missing' });
      this.count(stretch.payload);
    }
  }

  report(): JournalReport {
    this.decide('end');
    return {
      whole: this.damages.length === 0,
      ...this.sums,
      databases: [...this.databases]
        .map(([database, { ids, entries }]) => ({ database, documents: ids.size, entries }))
        .sort((a, b) => (a.database < b.database ? -1 : 1)),
      last: this.last,
      damages: this.damages.map((damage) => ({ ...damage, sentence: damageSentence(damage) })),
    };
  }

  private lost(segment: number, kind: 'noFile' | 'noRead'): void {
    this.decide('unreadable');
    this.damages.push({ segment, offset: 0, length: 0, kind });
    this.chain.skip();
  }

  private decide(kind: 'abandoned' | 'unreadable' | 'end'): void {
    this.damages.push(...this.undecided.map((stretch) => ({ ...stretch, kind })));
    this.undecided = [];
  }

  private count({ at, entries }: JournalPayload): void {
    this.sums.frames++;
    this.sums.entries += entries.length;
    if (at !== undefined) this.last = at;
    for (const { database, id } of entries) {
      const seen = this.databases.get(database) ?? { ids: new Set(), entries: 0 };
      seen.ids.add(id);
      seen.entries++;
      this.databases.set(database, seen);
    }
  }
}
