import { version } from '../../../package.json';
import type { LocalDatabase } from './localDatabase';
import type { Sealed } from './pouch';
import type { Projected } from './projector';
import { PROJECTION, type Progress } from './readModel';
import { Rebuild, type ProjectionEvents } from './rebuild';
import type { Store } from './store';

const BATCH = 500;

/** A new version of Concerto may know what the one before could not show, and mends what it projected wrongly. */
export const BY = `${PROJECTION} ${version}`;

type FeedChange = PouchDB.Core.ChangesResponseChange<Sealed>;

const projected = (change: FeedChange): Projected => ({
  id: change.id,
  rev: change.doc?._rev ?? change.changes[0]?.rev ?? '',
  c: change.doc?.c,
  deleted: change.deleted,
});

/** Whether the read model has to be built anew for this database. */
export async function isBehind(store: Store, database: LocalDatabase): Promise<boolean> {
  return !(await standing(store, database)).isBuilt;
}

/** Where the projection of a database stands: at its beginning, if it is of another database or by another version. */
async function standing(store: Store, database: LocalDatabase): Promise<Progress> {
  const { instance, sequence } = await database.stand();
  const progress = await store.model.progress.get(database.name);
  if (progress?.instance === instance && progress.by === BY && progress.since <= sequence) return progress;
  const same = progress?.instance === instance && progress.since <= sequence;
  return {
    database: database.name,
    instance,
    by: BY,
    since: same ? progress.since : sequence,
    isBuilt: false,
    unswept: same ? progress.unswept : sequence > 0,
  };
}

/**
 * Brings the read model up to a database that was just opened: built anew where it is not of this database by this
 * version, else from where it stopped. From then on both who write to it (`Store.write`, replication through
 * `Store.received`) project what they wrote.
 * @returns the documents that have more than one leaf
 */
export async function project(store: Store, name: string, events: ProjectionEvents): Promise<string[]> {
  const database = store.open(name);
  let progress = await standing(store, database);
  if (!progress.isBuilt) {
    await store.projector.forget(name);
    progress = await new Rebuild(store, database, progress, events).run();
  }
  return catchUp(store, database, progress, events);
}

/** Those changes of a database that came after what is projected. */
async function catchUp(
  store: Store,
  { name, pouch }: LocalDatabase,
  from: Progress,
  events: ProjectionEvents,
): Promise<string[]> {
  const conflicted: string[] = [];
  for (let progress = from; ;) {
    events.goOn();
    const { since } = progress;
    const page = await pouch.changes({ since, limit: BATCH, include_docs: true, conflicts: true });
    if (page.results.length === 0) return conflicted;
    progress = { ...progress, since: Number(page.last_seq) };
    const documents = page.results.filter(({ id }) => !id.startsWith('_design/'));
    await store.projector.apply(name, documents.map(projected), progress);
    conflicted.push(...documents.filter(({ doc }) => doc?._conflicts).map(({ id }) => id));
  }
}

/**
 * Looks through a whole database for documents with more than one leaf, once, where the projection of it was lost with
 * what it knew of them; nothing waits for it.
 */
export async function sweep(store: Store, name: string, events: ProjectionEvents): Promise<string[]> {
  const progress = await store.model.progress.get(name);
  if (!progress?.unswept) return [];
  const several: string[] = [];
  let since = 0;
  for (;;) {
    events.goOn();
    const page = await store.open(name).pouch.changes({ since, limit: BATCH, style: 'all_docs' });
    if (page.results.length === 0) break;
    since = Number(page.last_seq);
    several.push(...page.results.filter(({ changes }) => changes.length > 1).map(({ id }) => id));
  }
  await store.projector.swept(name);
  return several;
}
