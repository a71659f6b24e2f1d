import { SerialQueue } from '../../../shared/base/serialQueue';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { LocalDatabase } from '../database/localDatabase';
import { revisionsById } from '../database/revisions';
import type { Line } from '../region/line';
import { revisionsThere, type Doc } from '../region/revisionsThere';
import { ancestorsThere } from './ancestors';
import { isPlausibleId, isWelcome } from './door';

export const OUTSIDE = '_local/outside';
const MOST = 2_000;
const BATCH = 100;

interface Kept {
  readonly ids: readonly string[];
}

/** As much of `plainHandle` as is needed here. */
interface Handle {
  revsDiff(asked: object): Promise<Record<string, { readonly missing: readonly string[] }>>;
  bulkDocs(
    request: { readonly docs: readonly Doc[] },
    options: { readonly new_edits: false },
  ): Promise<unknown>;
}

/**
 * Documents of which a revision stays in the region: this version cannot read it, or even the question was refused. Each
 * start looks at them once more: the next version may read it, and nothing else would bring it.
 */
export class LeftOutside {
  private readonly noting = new SerialQueue();
  private readonly refused = new Set<string>();

  constructor(private readonly local: LocalDatabase) {}

  add(more: readonly string[]): Promise<void> {
    return this.note((known) => [...known, ...more.filter(isPlausibleId)]);
  }

  /** Those that the region, or something on the way, did not let be asked for. */
  get notAsked(): ReadonlySet<string> {
    return this.refused;
  }

  /** Not kept before `keep`. */
  passOver(id: string): void {
    this.refused.add(id);
  }

  keep(): Promise<void> {
    return this.refused.size === 0 ? Promise.resolve() : this.add([...this.refused]);
  }

  /**
   * What the region now has of them goes through the door again. Rejects as `Line.ask` does.
   * @returns what came in, or was turned away once more
   */
  async lookAgain(
    line: Line,
    name: DatabaseName,
    handle: Handle,
    signal: AbortSignal,
  ): Promise<readonly Doc[]> {
    const known = await this.ids();
    const met: Doc[] = [];
    const gone = new Set(known);
    this.refused.clear();
    for (let from = 0; from < known.length; from += BATCH) {
      const asked = known.slice(from, from + BATCH).map((id) => ({ id }));
      const onLeftOut = (id: string) => void (gone.delete(id) && this.refused.add(id));
      const results = await revisionsThere(line, name, asked, { signal, onLeftOut });
      const there = results.flatMap(({ docs }) => docs.flatMap(({ ok }) => ok ?? []));
      for (const doc of there) if (!isWelcome(doc)) gone.delete(doc._id);
      const lacking = await handle.revsDiff(
        revisionsById(there.map(({ _id: id, _rev: rev }) => ({ id, rev }))),
      );
      const docs = there.filter(({ _id, _rev }) => lacking[_id]?.missing.includes(_rev) ?? false);
      docs.push(...(await ancestorsThere(line, name, await this.unseen(there), signal)));
      if (docs.length > 0) await handle.bulkDocs({ docs }, { new_edits: false });
      met.push(...docs);
    }
    await this.note((ids) => ids.filter((id) => !gone.has(id)));
    return met;
  }

  /** Those of which nothing that can be read is there or here. */
  private async unseen(there: readonly Doc[]): Promise<readonly Doc[]> {
    const read = new Set(there.filter(isWelcome).map(({ _id }) => _id));
    const unread = there.filter(({ _id }) => !read.has(_id) && isPlausibleId(_id));
    const widths = await Promise.all(unread.map(({ _id }) => this.local.width(_id)));
    return unread.filter((_, i) => widths[i] === 0);
  }

  private async ids(): Promise<readonly string[]> {
    return (await this.local.local<Kept>(OUTSIDE))?.ids ?? [];
  }

  private note(change: (known: readonly string[]) => readonly string[]): Promise<void> {
    return this.noting.run(async () => {
      const known = await this.ids();
      const ids = [...new Set(change(known))].slice(0, MOST);
      const isSame = ids.length === known.length && ids.every((id, i) => id === known[i]);
      if (!isSame) await this.local.setLocal(OUTSIDE, ids.length > 0 ? { ids } : null);
    });
  }
}
