import type { LocalDatabase } from '../database/localDatabase';
import { Recent } from '../readModel/recent';
import { isPlausibleId, isWelcome, MOST_BRANCHES } from './door';
import { follows } from './follows';
import type { Doc } from './plainDocument';

/** Beyond `MOST_BRANCHES`, so many are still asked for at a time: which of them follow a leaf that is here, they say. */
const LOOKED_AT = 50;
/** Where more than these were turned away, the first of them are asked for again. */
const MOST_KNOWN = 20_000;

/**
 * What of one database comes in by replication. It knows whom it turned away: PouchDB asks for all that is not here each
 * time that their document changes.
 */
export class Doorkeeper {
  private readonly away = new Recent<true>(MOST_KNOWN);
  /** Not all that the region has of them may come in. */
  private readonly crowded = new Set<string>();

  constructor(
    private readonly local: LocalDatabase,
    private readonly left: (kind: 'odd' | 'many', id: string) => void,
  ) {}

  /**
   * Which leaves are asked for. The region names the leaf that it shows first, then those that live: that one always
   * is. PouchDB also names what ended here since, and whose content it dropped: that takes nobody's place.
   * @param listed how many leaves the region has of the document
   * @param missing those that PouchDB does not find here
   */
  async wanted(id: string, listed: number, missing: readonly string[]): Promise<readonly string[]> {
    const unmet = missing.filter((rev) => !this.away.get(keyOf(id, rev)));
    if (listed < 2 || unmet.length === 0) return unmet;
    const fresh = (await this.local.missing(unmet.map((rev) => ({ id, rev })))).map(({ rev }) => rev);
    const width = await this.local.width(id);
    if (width + fresh.length > MOST_BRANCHES) this.crowded.add(id);
    const most = Math.max(MOST_BRANCHES - width, LOOKED_AT);
    if (fresh.length > most) this.left('many', id);
    return fresh.slice(0, most);
  }

  /** Those that come in. The others stay in the region, and are told. */
  async admitted(docs: readonly Doc[]): Promise<Doc[]> {
    const byId = new Map<string, Doc[]>();
    for (const doc of docs) {
      if (!isWelcome(doc)) this.turnAway('odd', doc);
      else if (!byId.get(doc._id)?.push(doc)) byId.set(doc._id, [doc]);
    }
    const inside: Doc[] = [];
    for (const [id, arriving] of byId)
      inside.push(
        ...(arriving.length > 1 || this.crowded.has(id) ? await this.withRoom(id, arriving) : arriving),
      );
    return inside;
  }

  private async withRoom(id: string, docs: readonly Doc[]): Promise<Doc[]> {
    let room = MOST_BRANCHES - (await this.local.width(id));
    if (room >= docs.length) {
      this.crowded.delete(id);
      return [...docs];
    }
    const leaves = room === MOST_BRANCHES ? [] : await this.local.leaves(id);
    return docs.filter((doc) => {
      if (leaves.some((leaf) => follows(doc, leaf)) || room-- > 0) return true;
      this.turnAway('many', doc);
      return false;
    });
  }

  private turnAway(kind: 'odd' | 'many', { _id: id, _rev }: Doc): void {
    if (isPlausibleId(id)) this.away.set(keyOf(id, String(_rev)), true);
    this.left(kind, id);
  }
}

const keyOf = (id: string, rev: string): string => `${id} ${rev}`;
