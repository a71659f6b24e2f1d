import type { JournalEntry } from '../../../shared/contracts/shell';
import type { LocalDatabase } from '../store/localDatabase';
import type { Sealed } from '../store/pouch';
import { JOURNALED_ANCESTORS } from '../store/revisions';

/** Documents read at a time: few, so that a vote which is cast meanwhile hardly waits. */
const PAGE = 100;

interface Got {
  readonly ok?: Sealed & PouchDB.Core.IdMeta & PouchDB.Core.GetMeta & { readonly _deleted?: boolean };
}

/**
 * Every leaf of a database with its ancestors, tombstones too: what a merge ended must not come back as a conflict.
 * What is written while this runs comes again at the end of the feed.
 */
export async function* leafPages(database: LocalDatabase): AsyncGenerator<JournalEntry[]> {
  let since: string | number = 0;
  for (;;) {
    const page: PouchDB.Core.ChangesResponse<Sealed> = await database.pouch.changes({
      since,
      limit: PAGE,
      style: 'all_docs',
    });
    if (page.results.length === 0) return;
    since = page.last_seq;
    const docs = page.results
      .filter(({ id }) => !id.startsWith('_design/'))
      .flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
    const read = await database.pouch.bulkGet({ docs, revs: true });
    yield read.results.flatMap(({ docs: found }) =>
      (found as Got[]).flatMap(({ ok }) => (ok ? [entryOf(database.name, ok)] : [])),
    );
  }
}

function entryOf(database: string, doc: NonNullable<Got['ok']>): JournalEntry {
  const own = doc._rev.slice(doc._rev.indexOf('-') + 1);
  return {
    database,
    id: doc._id,
    rev: doc._rev,
    ancestors: (doc._revisions?.ids ?? [own]).slice(0, JOURNALED_ANCESTORS),
    cipher: doc._deleted ? '' : (doc.c ?? ''),
  };
}
