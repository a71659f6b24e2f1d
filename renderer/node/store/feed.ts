import type { Projected } from './projector';
import type { Sealed } from './pouch';
import type { Store } from './store';

const CATCH_UP_BATCH = 500;

type FeedChange = PouchDB.Core.ChangesResponseChange<Sealed>;

const projected = (change: FeedChange): Projected => ({
  id: change.id,
  rev: change.doc?._rev ?? change.changes[0]?.rev ?? '',
  c: change.doc?.c,
  deleted: change.deleted,
});

const isDocument = (change: FeedChange): boolean => !change.id.startsWith('_design/');

/**
 * Brings the read model up to the database and keeps it there. A database that is *behind* its projection was lost or
 * rolled back: its rows are dropped and projected anew.
 * @returns what stops the feed
 */
export async function followDatabase(
  store: Store,
  name: string,
  onConflict: (id: string) => void,
): Promise<() => void> {
  const { pouch } = store.open(name);
  let since = (await store.model.progress.get(name))?.since ?? 0;
  const { update_seq } = await pouch.info();
  if (Number(update_seq) < since) {
    await store.projector.forget(name);
    since = 0;
  }
  for (;;) {
    const page = await pouch.changes({ since, limit: CATCH_UP_BATCH, include_docs: true, conflicts: true });
    if (page.results.length === 0) break;
    since = Number(page.last_seq);
    await take(store, name, page.results, since, onConflict);
  }
  return followLive(store, name, since, onConflict);
}

async function take(
  store: Store,
  name: string,
  changes: readonly FeedChange[],
  since: number,
  onConflict: (id: string) => void,
) {
  const documents = changes.filter(isDocument);
  await store.projector.apply(name, documents.map(projected), since);
  for (const change of documents) if (change.doc?._conflicts) onConflict(change.id);
}

function followLive(store: Store, name: string, from: number, onConflict: (id: string) => void): () => void {
  let waiting: FeedChange[] = [];
  let working = Promise.resolve();
  let stopped = false;
  const flush = () => {
    const batch = waiting;
    waiting = [];
    const last = batch.at(-1);
    if (last && !stopped)
      working = working.then(() => take(store, name, batch, Number(last.seq), onConflict)).catch(onFeedError);
  };
  const feed = store
    .open(name)
    .pouch.changes({ live: true, since: from, include_docs: true, conflicts: true, return_docs: false })
    .on('change', (change) => {
      if (waiting.push(change) === 1) setTimeout(flush, 10);
    })
    .on('error', onFeedError);
  return () => {
    stopped = true;
    feed.cancel();
  };
}

function onFeedError(error: unknown): void {
  console.warn('feed stopped', (error as { name?: string }).name);
}
