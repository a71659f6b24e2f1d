import type { ChunkId } from '../../../shared/domain/ids';
import type { FirstFailure } from './firstFailure';
import { BY_REVISION, CONTENTS, done, NAMES, type StoredStores } from './storedStores';

/** One document as PouchDB's `idb` adapter keeps it, in the store `by-sequence`. */
interface Kept {
  /** `id::revision` */
  readonly _doc_id_rev: string;
  readonly c?: string;
}

export interface Content {
  readonly id: string;
  readonly rev: string;
  readonly c: string | undefined;
}

export interface PieceName {
  readonly id: ChunkId;
  readonly rev: string;
  /** Where it stands in the feed; null where nobody can tell. */
  readonly sequence: number | null;
}

/** What stands of a document, in the store `document-store`. */
interface Named {
  readonly id: string;
  readonly winningRev: string;
  readonly deletedOrLocal: '0' | '1';
  readonly seq: number;
}

/**
 * Reads contents where PouchDB's `idb` adapter keeps them, past PouchDB. Its own way asks IndexedDB twice a document,
 * which is most of the time of a rebuild and of opening a meeting (README.md, decision 24). It only reads, and only
 * what PouchDB has named: where it does not find its way, it answers nothing and PouchDB is asked.
 */
export class StoredContents {
  constructor(
    private readonly stores: StoredStores,
    private readonly failed: Pick<FirstFailure, 'read'>,
  ) {}

  /** All that is kept of the documents from this id to that one: leaves, also losing ones. */
  async between(first: string, last: string): Promise<Content[] | null> {
    const range = IDBKeyRange.bound(`${first}::`, `${last}::\uffff`);
    const kept = await this.ask(CONTENTS, (store) => [store.index(BY_REVISION).getAll(range)]);
    return kept?.[0] ? (kept[0] as Kept[]).map(content) : null;
  }

  /** Ids and winning revisions behind `after`, those of deleted documents (`rev` null) among them. */
  async names(after: string, limit: number): Promise<{ id: string; rev: string | null }[] | null> {
    const range = IDBKeyRange.lowerBound(after, true);
    const kept = await this.ask(NAMES, (store) => [store.getAll(range, limit)]);
    if (!kept?.[0]) return null;
    return (kept[0] as Named[]).map(({ id, winningRev, deletedOrLocal }) => ({
      id,
      rev: deletedOrLocal === '0' ? winningRev : null,
    }));
  }

  /** The pieces of attached files from this id to that one. */
  async named(first: string, last: string): Promise<PieceName[] | null> {
    const kept = await this.ask(NAMES, (store) => [store.getAll(IDBKeyRange.bound(first, last))]);
    if (!kept?.[0]) return null;
    return (kept[0] as Named[]).flatMap(({ id, winningRev, deletedOrLocal, seq }) =>
      deletedOrLocal === '0' ? [{ id: id as ChunkId, rev: winningRev, sequence: seq }] : [],
    );
  }

  async countOfPieces(): Promise<number | null> {
    const kept = await this.ask(NAMES, (store) => [store.count(IDBKeyRange.bound('chunk:', 'chunk:\uffff'))]);
    return (kept?.[0] as number | undefined) ?? null;
  }

  /** These very revisions, in their order; null for one that is not kept. */
  async of(revisions: readonly { id: string; rev: string }[]): Promise<(Content | null)[] | null> {
    const found = await this.ask(CONTENTS, (store) =>
      revisions.map(({ id, rev }) => store.index(BY_REVISION).get(`${id}::${rev}`)),
    );
    return found?.map((it) => (it === undefined ? null : content(it as Kept))) ?? null;
  }

  private async ask(
    name: string,
    requests: (store: IDBObjectStore) => IDBRequest[],
  ): Promise<unknown[] | null> {
    const database = await this.stores.database();
    if (!database) return null;
    try {
      return await this.failed.read(() =>
        Promise.all(requests(database.transaction(name).objectStore(name)).map(done<unknown>)),
      );
    } catch {
      return null;
    }
  }
}

function content({ _doc_id_rev: key, c }: Kept): Content {
  const end = key.lastIndexOf('::');
  return { id: key.slice(0, end), rev: key.slice(end + 2), c };
}
