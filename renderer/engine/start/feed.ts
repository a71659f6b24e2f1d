import { version } from '../../../package.json';
import type { LocalDatabase } from '../database/localDatabase';
import type { Sealed } from '../database/pouch';
import type { Projected } from '../database/projected';
import { PROJECTION, type Progress } from '../readModel/readModel';
import { Rebuild, type ProjectionSurroundings } from './rebuild';
import type { Store } from '../store/store';

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

/**
 * Brings the read model up to a database that was just opened: built anew where it is not of this database by this
 * version, else from where it stopped. From then on both who write to it (`Store.write`, replication through
 * `Store.received`) project what they wrote.
 */
export class Projection {
  private constructor(
    private readonly store: Store,
    private readonly database: LocalDatabase,
    private readonly progress: Progress,
    private readonly rebuild: Rebuild | null,
    private readonly around: ProjectionSurroundings,
  ) {}

  static async of(store: Store, name: string, around: ProjectionSurroundings): Promise<Projection> {
    const database = store.open(name);
    const { instance, sequence } = await database.stand();
    const before = await store.model.read((it) => it.progress.get(name));
    const isSame = before?.instance === instance && before.since <= sequence;
    if (isSame && before.by === BY && before.isBuilt)
      return new Projection(store, database, before, null, around);
    const progress: Progress = {
      database: name,
      instance,
      by: BY,
      since: isSame ? before.since : sequence,
      isBuilt: false,
      unswept: isSame ? before.unswept : sequence > 0,
    };
    const rebuild = new Rebuild(store, database, progress, around);
    return new Projection(store, database, progress, rebuild, around);
  }

  /** Documents that are to be placed anew, once it has begun; 0 where what stands is kept. */
  get documents(): number {
    return this.rebuild?.count ?? 0;
  }

  /** The board and its meetings, so that the lists are there soon; the cases are not yet. */
  async begin(): Promise<void> {
    if (!this.rebuild) return;
    await this.store.watched(() => this.store.projector.forget(this.database.name));
    await this.rebuild.begin();
  }

  /** @returns the documents that have more than one leaf */
  async finish(): Promise<string[]> {
    const progress = (await this.rebuild?.finish()) ?? this.progress;
    return catchUp(this.store, this.database, progress, this.around);
  }
}

/** Those changes of a database that came after what is projected. */
async function catchUp(
  store: Store,
  database: LocalDatabase,
  from: Progress,
  around: ProjectionSurroundings,
): Promise<string[]> {
  const { name } = database;
  const conflicted: string[] = [];
  for (let progress = from; ;) {
    around.goOn();
    const { since } = progress;
    const page = await database.changes({ since, limit: BATCH, include_docs: true, conflicts: true });
    if (page.results.length === 0) return conflicted;
    const documents = page.results.filter(({ id }) => !id.startsWith('_design/'));
    const several = documents.filter(({ doc }) => doc?._conflicts).map(({ id }) => id);
    // Killed before they are merged, the next start would not come by here again: it is told to look for them.
    progress = { ...progress, since: Number(page.last_seq), unswept: progress.unswept || several.length > 0 };
    const reached = progress;
    await store.watched(() => store.projector.apply(name, documents.map(projected), reached));
    conflicted.push(...several);
  }
}

/**
 * Looks through a whole database for documents with more than one leaf. It does so where the projection was lost with
 * what it knew of them, or where they were found and perhaps not merged. Nothing waits for it.
 * @returns null where nobody need look
 */
export async function doubtful(
  store: Store,
  name: string,
  around: ProjectionSurroundings,
): Promise<string[] | null> {
  const progress = await store.model.read((it) => it.progress.get(name));
  if (!progress?.unswept) return null;
  const several: string[] = [];
  let since = 0;
  for (;;) {
    around.goOn();
    const page = await store.open(name).changes({ since, limit: BATCH, style: 'all_docs' });
    if (page.results.length === 0) break;
    since = Number(page.last_seq);
    several.push(...page.results.filter(({ changes }) => changes.length > 1).map(({ id }) => id));
  }
  return several;
}

/** They were handed over to be merged: where each of them is one again, nobody need look any more. */
export async function swept(store: Store, name: string, several: readonly string[]): Promise<void> {
  for (const id of several) if ((await store.open(name).leaves(id)).length > 1) return;
  await store.watched(() => store.projector.swept(name));
}
