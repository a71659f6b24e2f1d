import type { Keyring } from '../keys/cipher';
import type { LocalDatabase } from '../database/localDatabase';
import type { Store } from '../store/store';
import { resealEntries } from './resealEntries';

/** Short pages: between two of them the screens are answered. A document is some 4 kB, at most one megabyte. */
export const COPIED_AT_ONCE = 25;
/** In the new database: which change of the key it is for, and how far the former one was copied. */
const MARK = '_local/rotation';
interface Mark {
  readonly of: string;
  readonly since: number;
}

/**
 * A board's local database copied into another, its content under the current data key: PouchDB does not replace what a
 * revision holds. The revisions and their trees are the same, so that replication sees no change.
 */
export class BoardCopy {
  /** @param of names the change of the key; null where nothing goes on from this copy */
  constructor(
    private readonly from: LocalDatabase,
    readonly to: LocalDatabase,
    private readonly store: Store,
    private readonly keys: Keyring,
    private readonly of: string | null,
    private since = 0,
  ) {}

  /**
   * Goes on where it was left, if `name` holds the beginning of this very copy; what else lies there is of no use to
   * anybody: its key is gone.
   */
  static async begin(
    from: LocalDatabase,
    name: string,
    store: Store,
    keys: Keyring,
    of: string,
  ): Promise<BoardCopy> {
    const there = store.at(from.name, name);
    const mark = await there.local<Mark>(MARK);
    if (mark?.of === of) return new BoardCopy(from, there, store, keys, of, mark.since);
    await there.destroy();
    const to = store.at(from.name, name);
    await store.watched(() => to.setLocal(MARK, { of, since: 0 } satisfies Mark));
    return new BoardCopy(from, to, store, keys, of);
  }

  /** The next documents' leaves, tombstones too. @returns how many; 0 when nothing is left for now */
  async page(): Promise<number> {
    const { revisions, last } = await this.from.revisions(this.since, COPIED_AT_ONCE);
    if (revisions.length === 0) return 0;
    const heads = revisions.map((it) => ({ ...it, database: this.from.name, ancestors: [], cipher: '' }));
    // Of what changed again since, most leaves are there already.
    const { entries } = await resealEntries(this.keys, await this.from.entries(await this.to.missing(heads)));
    if (entries.length > 0) await this.store.watched(() => this.to.insert(entries));
    this.since = last;
    const { of } = this;
    if (of !== null)
      await this.store.watched(() => this.to.setLocal(MARK, { of, since: last } satisfies Mark));
    return revisions.length;
  }
}
