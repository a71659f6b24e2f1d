import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { JournalSegment, JournalSurvey, RewritePart } from '../../shared/contracts/shell';
import type { EntryHead } from '../../shared/records/journalEntry';
import type { Instant } from '../../shared/domain/brand';
import { SegmentRewrite } from '../../shared/records/segmentRewrite';
import { atomicWrite } from '../files/atomicWrite';
import { nodeDigests } from '../files/digests';
import { DiskRefusal, readBytes, type Disk } from '../files/disk';
import { codec } from './codec';
import { joined } from '../../shared/records/bytes';
import { loadSegment, type LoadedSegment } from './loadSegment';
import { cursorAt, listSegments, segmentPath } from './segments';

/** After so many entries the main process answers others. */
const BREATH = 200;

const keyOf = ({ database, id, rev }: EntryHead): string => JSON.stringify([database, id, rev]);

interface Staged {
  readonly segment: number;
  next: number;
  readonly gone: Set<string>;
  readonly rewrite: SegmentRewrite;
}

/** Makes closed segments smaller, or writes them anew under other ciphers. One call at a time (journal.ts). */
export class Upkeep {
  private surveyed: number | null = null;
  private staged: Staged | null = null;

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly end: () => { readonly segment: number; readonly cursor: number },
    private readonly replaced: (segment: number) => void,
  ) {}

  async segments(): Promise<JournalSegment[]> {
    const end = this.end();
    const found = (await listSegments(this.disk, this.folder)).filter((segment) => segment <= end.segment);
    return Promise.all(
      found.map(async (segment) => ({
        segment,
        bytes: (await this.disk.stat(segmentPath(this.folder, segment))).size,
        closed: segment < end.segment,
        start: cursorAt(segment, 0),
        end: segment < end.segment ? cursorAt(segment + 1, 0) : end.cursor,
      })),
    );
  }

  async digest(segment: number): Promise<string | null> {
    const segments = await listSegments(this.disk, this.folder);
    if (segment >= this.end().segment || !segments.includes(segment)) return null;
    return nodeDigests.sha256(await readBytes(this.disk, segmentPath(this.folder, segment)));
  }

  /** A damaged segment is left as it is: what cannot be read in it cannot be asked of the region. */
  async survey(before: Instant, after: number): Promise<JournalSurvey | null> {
    this.surveyed = null;
    for (const segment of await listSegments(this.disk, this.folder)) {
      if (segment <= after || segment >= this.end().segment) continue;
      const { frames, damaged, modified } = await loadSegment(this.disk, this.folder, segment);
      const old = frames.every(({ payload }) => (payload.at ?? modified) < before);
      const heads = frames.flatMap(({ payload }) =>
        payload.entries.map(({ database, id, rev }) => ({ database, id, rev })),
      );
      if (damaged || !old || heads.length === 0) continue;
      this.surveyed = segment;
      return { segment, heads };
    }
    return null;
  }

  async compact(segment: number, drop: readonly EntryHead[]): Promise<number> {
    if (segment !== this.surveyed) return 0;
    const dropped = new Set(drop.map(keyOf));
    const rewrite = this.begin(await loadSegment(this.disk, this.folder, segment));
    let count = 0;
    let settled = 0;
    for (let entry = rewrite.current; entry; entry = rewrite.current) {
      const leave = dropped.has(keyOf(entry));
      if (leave) count++;
      rewrite.settle(leave ? null : entry);
      if (++settled % BREATH === 0) await setImmediate();
    }
    if (count > 0) await this.replace(segment, rewrite);
    return count;
  }

  async rewrite({ segment, part, entries, gone, last }: RewritePart): Promise<boolean> {
    if (part === 0) {
      if (segment >= this.end().segment) throw new NotAsItStands();
      this.surveyed = null;
      const rewrite = this.begin(await loadSegment(this.disk, this.folder, segment));
      this.staged = { segment, next: 0, gone: new Set(), rewrite };
    }
    const { staged } = this;
    if (staged?.segment !== segment || staged.next !== part) throw new NotAsItStands();
    for (const head of gone) staged.gone.add(keyOf(head));
    try {
      for (const entry of entries) {
        leaveOut(staged);
        if (!staged.rewrite.current || !sameRevision(staged.rewrite.current, entry))
          throw new NotAsItStands();
        staged.rewrite.settle(entry);
      }
      leaveOut(staged);
      staged.next++;
      if (!last) return false;
      if (staged.rewrite.current) throw new NotAsItStands();
      await this.replace(segment, staged.rewrite);
      await this.removeCuts(segment);
    } catch (error) {
      this.staged = null;
      throw error;
    }
    return true;
  }

  private begin({ frames, modified }: LoadedSegment): SegmentRewrite {
    return new SegmentRewrite(codec, frames, modified);
  }

  private async replace(segment: number, rewrite: SegmentRewrite): Promise<void> {
    if (this.staged?.segment === segment) this.staged = null;
    await atomicWrite(segmentPath(this.folder, segment), joined(rewrite.parts()), this.disk).catch(
      (error: unknown) => {
        throw new DiskRefusal(error);
      },
    );
    this.replaced(segment);
  }

  /** What was cut off this segment at a start was never confirmed, and no key opens it once the others are renewed. */
  private async removeCuts(segment: number): Promise<void> {
    const file = path.basename(segmentPath(this.folder, segment));
    for (const name of await this.disk.readdir(this.folder).catch(() => []))
      if (name.startsWith(`${file}.`) && name.endsWith('.cut'))
        await this.disk.rm(path.join(this.folder, name), { force: true }).catch(() => undefined);
  }
}

function leaveOut({ rewrite, gone }: Staged): void {
  while (rewrite.current && gone.has(keyOf(rewrite.current))) rewrite.settle(null);
}

const sameRevision = (a: EntryHead & { ancestors: readonly string[] }, b: typeof a): boolean =>
  keyOf(a) === keyOf(b) && a.ancestors.join() === b.ancestors.join();

/** What was asked does not fit what stands in the journal: nothing was changed. */
class NotAsItStands extends Error {
  constructor() {
    super(
      'Le journal n’a pas été réécrit\u00a0: la demande ne correspond pas à ce qu’il contient. Rien n’a changé.',
    );
  }
}
