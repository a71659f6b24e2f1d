import { isChunk } from '../../../shared/domain/ids';
import type { LocalDatabase } from '../database/localDatabase';
import type { Sequences } from '../database/storedFill';

export const PULLED = '_local/pulled';
export const PUSHED = '_local/pushed';
const MOST = 10_000;

type Changed = PouchDB.Core.ChangesResponseChange<object>;

interface Revision {
  readonly _id: string;
  readonly _rev: string;
}

/**
 * How far a database and its counterpart in the region have come, kept in the database itself, so that they are lost
 * together. Nothing is kept over there: hundreds of workstations would each leave a record in every database.
 */
export class Cursors {
  /** Came from the region and stands in the local feed: it need not be offered back. */
  private readonly theirs = new Set<string>();
  private sent: number | null = null;

  constructor(
    private readonly local: LocalDatabase,
    private readonly mayWrite: () => boolean,
  ) {}

  async pulled(): Promise<string | number> {
    return (await this.local.local<{ seq: string | number }>(PULLED))?.seq ?? 0;
  }

  async setPulled(seq: string | number): Promise<void> {
    if ((await this.pulled()) !== seq) await this.local.setLocal(PULLED, { seq });
  }

  received(revisions: readonly Revision[]): void {
    for (const { _id, _rev } of revisions) this.theirs.add(`${_id}@${_rev}`);
  }

  /** They came from the region by a first pull. @param sequences theirs, where they stand in a row */
  async arrived(revisions: readonly Revision[], sequences: Sequences | null): Promise<void> {
    // Nothing of this workstation stands before them: they are passed over at once, instead of being remembered.
    if (sequences && (await this.pushed()) === sequences.first - 1) await this.setPushed(sequences.last);
    else this.received(revisions);
  }

  /** How many documents changed here that the region is not known to have. */
  async unsent(): Promise<number> {
    const results = await this.unsure();
    const own = results.filter((it) => !this.isReceived(it));
    const last = results.at(-1);
    if (own.length === 0 && last) {
      await this.setPushed(Number(last.seq));
      if (results.length < MOST) this.theirs.clear();
      else return this.unsent();
    }
    return new Set(own.map(({ id }) => id)).size;
  }

  /** Passes over what came from the region, up to the first change of this workstation. @returns where that is */
  async skipReceived(): Promise<number> {
    const since = await this.pushed();
    let last = since;
    for (const change of await this.unsure()) {
      if (!this.isReceived(change)) break;
      last = Number(change.seq);
    }
    if (last > since) await this.setPushed(last);
    return last;
  }

  /** The last revisions that both sides had. */
  async lastExchanged(most: number): Promise<{ id: string; rev: string }[]> {
    const until = await this.pushed();
    const { results } = await this.local.changes({ descending: true, limit: most });
    return results
      .filter(({ id, seq }) => Number(seq) <= until && !id.startsWith('_design/') && !isChunk(id))
      .map(({ id, changes }) => ({ id, rev: changes[0]?.rev ?? '' }));
  }

  async setPushed(seq: number): Promise<void> {
    this.sent = seq;
    if (this.mayWrite()) await this.local.setLocal(PUSHED, { seq });
  }

  private async pushed(): Promise<number> {
    return (this.sent ??= (await this.local.local<{ seq: number }>(PUSHED))?.seq ?? 0);
  }

  /** What stands behind what the region is known to have. */
  private async unsure(): Promise<Changed[]> {
    const since = await this.pushed();
    return (await this.local.changes({ since, limit: MOST, style: 'all_docs' })).results;
  }

  /** Pieces of files are not for this way (pieceSync.ts). */
  private isReceived({ id, changes }: Changed): boolean {
    if (id.startsWith('_design/') || isChunk(id)) return true;
    return changes.every(({ rev }) => this.theirs.has(`${id}@${rev}`));
  }
}
