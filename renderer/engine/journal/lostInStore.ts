import type { Shell } from '../../../shared/contracts/shell';
import { isChunk, type DatabaseName } from '../../../shared/domain/ids';
import { readingAt, type Reading } from '../../../shared/domain/stored';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { isEnd } from '../../../shared/records/sealed';
import type { Leaf } from '../database/localDatabase';
import { nextRevision } from '../database/revisions';
import { unsealDocument } from '../database/sealedDocument';
import { JournalAudit } from '../proofs/journalAudit';
import { typeOf } from '../readModel/bundles';
import type { Store } from '../store/store';
import { sealedEntry } from '../sync/conflicts';
import { notCovered } from '../sync/ending';

/** A revision that the journal holds and that nothing later of it follows. */
type Head = Pick<JournalEntry, 'id' | 'rev' | 'ancestors'>;
type Heads = Map<string, readonly Head[]>;

interface Read {
  readonly leaf: Leaf;
  readonly reading: Reading;
}

const SLICE = 100;

/**
 * What the journal proves to have been written, against what each of these databases shows of it. A revision that is
 * there and was ended, or followed by what nobody can read, is lost unless the leaves that can be read hold its values.
 * Replication takes in no such end (sync/ending.ts), so somebody wrote to the store behind our back, or the disk failed.
 * It is put back as a new revision of the same content; one that is not there at all, in its own place.
 * @param rest between two slices; rejects to end the work
 * @param first the journal's lowest number; null while entries of the former format may stand in it
 * @returns how many documents were put back, by database
 */
export async function putBackLost(
  store: Store,
  shell: Shell,
  names: readonly DatabaseName[],
  rest: () => Promise<void>,
  first: number | null,
): Promise<ReadonlyMap<DatabaseName, number>> {
  const heads = new Map<string, Heads>(names.map((name) => [name, new Map()]));
  for await (const entry of believed(store, shell, rest, first)) note(heads.get(entry.database), entry);
  // What was written meanwhile is on its way to PouchDB, and follows.
  await store.settled();
  const suspects = new Set<string>();
  for (const [name, of] of heads)
    for (const ids of sliced([...of.keys()])) {
      await rest();
      for (const head of await notHeld(store, name, of, ids)) suspects.add(placeOf(name, head));
    }
  const putBack = new Map<DatabaseName, Set<string>>();
  if (suspects.size === 0) return new Map();
  for await (const entry of believed(store, shell, rest, first)) {
    if (isEnd(entry) || !suspects.delete(placeOf(entry.database, entry))) continue;
    const name = entry.database as DatabaseName;
    if (await putBackOne(store, entry)) putBack.set(name, (putBack.get(name) ?? new Set()).add(entry.id));
  }
  return new Map([...putBack].map(([name, { size }]) => [name, size]));
}

/** The journal's entries, in their order, as far as the proofs vouch for them. */
async function* believed(
  { keys }: Store,
  shell: Shell,
  rest: () => Promise<void>,
  first: number | null,
): AsyncGenerator<JournalEntry> {
  const audit = new JournalAudit(keys, null, first);
  for (let next: number | null = 0; next !== null;) {
    await rest();
    const page = await shell.readJournal(next);
    yield* await audit.take(page.entries);
    ({ next } = page);
  }
}

/** Pieces of files come and go, and of what is not known here the region's word is taken. */
function note(heads: Heads | undefined, entry: JournalEntry): void {
  const { id, rev, ancestors } = entry;
  if (!heads || isChunk(id) || typeOf(id) === null) return;
  const others = (heads.get(id) ?? []).filter((head) => !precedes(head, entry) && head.rev !== rev);
  const isPast = isEnd(entry) || others.some((head) => precedes(entry, head));
  heads.set(id, isPast ? others : [...others, { id, rev, ancestors }]);
}

const hashOf = (rev: string): string => rev.slice(rev.indexOf('-') + 1);
const precedes = (one: Head, other: Head): boolean => other.ancestors.slice(1).includes(hashOf(one.rev));

async function notHeld(
  store: Store,
  name: string,
  heads: Heads,
  ids: readonly string[],
): Promise<readonly Head[]> {
  const winners = new Map((await store.open(name).winners(ids)).map((it) => [it.id, it]));
  const lost: Head[] = [];
  for (const id of ids) {
    const of = heads.get(id) ?? [];
    const { rev, c, deleted = false } = winners.get(id) ?? { rev: '', c: undefined };
    const [head, ...others] = of;
    if (head?.rev === rev && others.length === 0 && !deleted) {
      const leaf = { revision: { rev, ids: head.ancestors }, c, deleted, conflicted: false };
      if ((await store.leaves.reading(name, id, leaf)).kind !== 'broken') continue;
    }
    const standing = of.length === 0 ? [] : await readable(store, name, id);
    lost.push(...of.filter((one) => !standing.some(({ leaf }) => isIn(one, leaf))));
  }
  return lost;
}

const isIn = ({ rev }: Head, { revision }: Leaf): boolean => revision.ids.includes(hashOf(rev));

async function readable(store: Store, name: string, id: string): Promise<readonly Read[]> {
  const leaves = await store.open(name).standing(id);
  const read = leaves.map(async (leaf) => ({ leaf, reading: await store.leaves.reading(name, id, leaf) }));
  return (await Promise.all(read)).filter(({ reading }) => reading.kind !== 'broken');
}

/** @returns false where nothing of it was lost after all, or PouchDB does not take its name */
async function putBackOne(store: Store, entry: JournalEntry): Promise<boolean> {
  const { keys } = store;
  const { database, id, rev, ancestors, cipher } = entry;
  const local = store.open(database);
  if ((await local.missing([entry])).length > 0) {
    const refused = await store.watched(() => local.insertTakeable([entry]));
    if (refused.length > 0) return false;
    await store.shownAnew(entry);
    return true;
  }
  const content = await unsealDocument(keys, entry, cipher, ancestors).catch(() => null);
  // Of what nobody reads nothing is lost.
  if (!isObject(content) || readingAt(id, content).kind === 'broken') return false;
  const revision = { rev, ids: ancestors };
  const standing = await readable(store, database, id);
  const leaf = { revision, c: cipher, deleted: false, conflicted: false };
  const readings = standing.map(({ reading }) => reading);
  const lost = await notCovered(id, [leaf], readings, () => Promise.resolve(content));
  if (lost.length === 0 && readings.length > 0) return false;
  const back = await sealedEntry(keys, database, id, await nextRevision(content, revision), content);
  await store.put(database, [back]);
  await store.shownAnew(back);
  return true;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function* sliced<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += SLICE) yield items.slice(i, i + SLICE);
}

const placeOf = (database: string, { id, rev }: Head): string => `${database}/${id}@${rev}`;
