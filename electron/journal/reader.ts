import type { JournalEntry, JournalPage } from '../../shared/contracts/shell';
import { JournalChain } from '../../shared/records/journalChain';
import { damageSentence } from '../../shared/records/journalDamage';
import { readBytes, type Disk } from '../files/disk';
import { stretches } from './codec';
import { cursorAt, listSegments, placeOf, segmentPath } from './segments';

interface End {
  readonly segment: number;
  readonly offset: number;
  readonly cursor: number;
}

/** Reads the journal back in pages, skipping what is damaged and saying so. */
export class JournalReader {
  private loaded: { segment: number; bytes: Uint8Array } | null = null;
  /** The hash of the frame in front of the last page's cursor: lets the next page see a missing frame. */
  private before: { cursor: number; hash: string | null } = { cursor: 0, hash: '' };

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly pageSize: number,
    private readonly flushed: () => End,
  ) {}

  async page(from: number): Promise<JournalPage> {
    const end = this.flushed();
    const damage: string[] = [];
    if (from > end.cursor) {
      damage.push(SHORTER);
      from = 0;
    }
    const first = placeOf(from);
    const chain = new JournalChain(from === this.before.cursor ? this.before.hash : from === 0 ? '' : null);
    const entries: JournalEntry[] = [];
    let size = 0;

    for (const segment of await listSegments(this.disk, this.folder)) {
      if (segment < first.segment || segment > end.segment) continue;
      const bytes = await this.load(segment, end);
      for (const stretch of stretches(bytes, segment === first.segment ? startIn(bytes, first.offset) : 0)) {
        const length = stretch.end - stretch.start;
        if (stretch.kind === 'damage') {
          damage.push(damageSentence({ kind: 'unreadable', segment, offset: stretch.start, length }));
          chain.skip();
          continue;
        }
        if (entries.length > 0 && size + length > this.pageSize) {
          const next = cursorAt(segment, stretch.start);
          this.before = { cursor: next, hash: chain.expected };
          return { entries, next, end: next, damage };
        }
        if (chain.take(stretch) === 'missing')
          damage.push(damageSentence({ kind: 'missing', segment, offset: stretch.start, length: 0 }));
        entries.push(...stretch.payload.entries);
        size += length;
      }
    }
    this.loaded = null;
    this.before = { cursor: end.cursor, hash: chain.expected };
    return { entries, next: null, end: end.cursor, damage };
  }

  /** Only what is flushed: a frame still on its way to the disk is not shown. */
  private async load(segment: number, end: End): Promise<Uint8Array> {
    if (this.loaded?.segment !== segment)
      this.loaded = { segment, bytes: await readBytes(this.disk, segmentPath(this.folder, segment)) };
    const { bytes } = this.loaded;
    if (segment < end.segment) return bytes;
    // The last segment grows between two pages.
    if (bytes.length < end.offset)
      this.loaded.bytes = await readBytes(this.disk, segmentPath(this.folder, segment));
    return this.loaded.bytes.subarray(0, end.offset);
  }
}

/** A cursor that no longer stands in front of a frame (the end was cut and written anew) rereads the whole segment. */
function startIn(bytes: Uint8Array, offset: number): number {
  if (offset === bytes.length) return offset;
  const [stretch] = stretches(bytes, offset);
  return stretch?.kind === 'frame' ? offset : 0;
}

const SHORTER =
  'Le journal de ce poste est plus court que lors de la dernière lecture\u00a0: il a été relu en entier. ' +
  'Prévenez votre service informatique.';
