import type { JournalPage } from '../../shared/contracts/shell';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { withoutRoom } from '../../shared/records/journalFrame';
import { JournalChain } from '../../shared/records/journalChain';
import { damageSentence } from '../../shared/records/journalDamage';
import { readBytes, type Disk } from '../files/disk';
import { codec } from './codec';
import { cursorAt, listSegments, offsetIn, segmentOf, segmentPath } from './segments';

interface End {
  readonly segment: number;
  readonly offset: number;
  readonly cursor: number;
}

interface Loaded {
  readonly segment: number;
  readonly bytes: Uint8Array;
  readonly rewrites: number;
  /** How far the segment was written when it was loaded. */
  readonly upTo: number;
}

/** Reads the journal back in pages, skipping what is damaged and saying so. */
export class JournalReader {
  private loaded: Loaded | null = null;
  /** The hash of the frame in front of the last page's cursor: lets the next page see a missing frame. */
  private before: { cursor: number; hash: string | null } = { cursor: 0, hash: '' };

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly pageSize: number,
    private readonly flushed: () => End,
  ) {}

  /** This segment was written anew. */
  forget(segment: number): void {
    if (this.loaded?.segment === segment) this.loaded = null;
  }

  async page(from: number, until = Infinity): Promise<JournalPage> {
    const end = this.flushed();
    const damage: string[] = [];
    if (from > end.cursor) {
      damage.push(SHORTER);
      from = 0;
    }
    // After a quiet night: no segment is read only to find that nothing follows.
    if (from === end.cursor) return { entries: [], next: null, end: from, damage };
    const stop = Math.min(until, end.cursor);
    let chain = new JournalChain(from === this.before.cursor ? this.before.hash : from === 0 ? '' : null);
    const entries: JournalEntry[] = [];
    let size = 0;

    for (const segment of await listSegments(this.disk, this.folder)) {
      if (segment < segmentOf(from) || cursorAt(segment, 0) >= stop) continue;
      const { bytes, rewrites } = await this.load(segment, end);
      const start = cursorAt(segment, 0) < from ? startIn(bytes, offsetIn(from, rewrites)) : 0;
      if (start === 0 && cursorAt(segment, 0) < from) chain = new JournalChain(null);
      for (const stretch of codec.stretches(bytes, start)) {
        const at = cursorAt(segment, stretch.start, rewrites);
        if (at >= stop) break;
        const length = stretch.end - stretch.start;
        if (stretch.kind === 'damage') {
          damage.push(damageSentence({ kind: 'unreadable', segment, offset: stretch.start, length }));
          chain.skip();
          continue;
        }
        if (entries.length > 0 && size + length > this.pageSize) {
          this.before = { cursor: at, hash: chain.expected };
          return { entries, next: at, end: at, damage };
        }
        if (chain.take(stretch) === 'missing')
          damage.push(damageSentence({ kind: 'missing', segment, offset: stretch.start, length: 0 }));
        entries.push(...stretch.payload.entries);
        size += length;
      }
    }
    this.loaded = null;
    this.before = { cursor: stop, hash: chain.expected };
    return { entries, next: null, end: stop, damage };
  }

  /** Only what is flushed: a frame still on its way to the disk is not shown. */
  private async load(segment: number, end: End): Promise<Loaded> {
    const upTo = segment < end.segment ? Infinity : end.offset;
    if (this.loaded?.segment === segment && this.loaded.upTo >= upTo) return this.loaded;
    const whole = withoutRoom(await readBytes(this.disk, segmentPath(this.folder, segment)));
    const bytes = whole.subarray(0, Math.min(upTo, whole.length));
    const rewrites = upTo === Infinity ? (codec.last(bytes)?.payload.rewrites ?? 0) : 0;
    return (this.loaded = { segment, bytes, rewrites, upTo });
  }
}

/** A cursor that no longer stands in front of a frame (cut off and written on, or written anew) rereads the segment. */
function startIn(bytes: Uint8Array, offset: number | null): number {
  if (offset === null || offset === bytes.length) return offset ?? 0;
  const [stretch] = codec.stretches(bytes, offset);
  return stretch?.kind === 'frame' ? offset : 0;
}

const SHORTER =
  'Le journal de ce poste est plus court que lors de la dernière lecture\u00a0: il a été relu en entier. ' +
  'Prévenez votre service informatique.';
