import type { Projected } from './projector';
import type { Sealed } from './pouch';
import type { Store } from './store';

const BATCH = 500;

type FeedChange = PouchDB.Core.ChangesResponseChange<Sealed>;

const projected = (change: FeedChange): Projected => ({
  id: change.id,
  rev: change.doc?._rev ?? change.changes[0]?.rev ?? '',
  c: change.doc?.c,
  deleted: change.deleted,
});

/**
 * Brings the read model up to a database that was just opened. From then on both who write to it (`Store.put`,
 * replication through `Store.received`) project what they wrote. A database that is *behind* its projection was lost or
 * rolled back: its rows are dropped and projected anew.
 * @returns the documents that have more than one leaf
 */
export async function catchUp(store: Store, name: string): Promise<string[]> {
  const { pouch } = store.open(name);
  const conflicted: string[] = [];
  let since = (await store.model.progress.get(name))?.since ?? 0;
  const { update_seq } = await pouch.info();
  if (Number(update_seq) < since) {
    await store.projector.forget(name);
    since = 0;
  }
  for (;;) {
    const page = await pouch.changes({ since, limit: BATCH, include_docs: true, conflicts: true });
    if (page.results.length === 0) return conflicted;
    since = Number(page.last_seq);
    const documents = page.results.filter(({ id }) => !id.startsWith('_design/'));
    await store.projector.apply(name, documents.map(projected), since);
    conflicted.push(...documents.filter(({ doc }) => doc?._conflicts).map(({ id }) => id));
  }
}
