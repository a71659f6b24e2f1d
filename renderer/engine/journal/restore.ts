import type { Shell } from '../../../shared/contracts/shell';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { databaseNameSchema, type DatabaseName } from '../../../shared/domain/ids';
import { JournalAudit } from '../proofs/journalAudit';
import { markOf, pointOf } from '../proofs/mark';
import type { ProvenJournal } from '../proofs/provenJournal';
import type { SequencePoint, SequenceVerdict } from '../../../shared/records/journalSequence';
import type { JournalPlace, Stand } from '../database/localDatabase';
import type { Store } from '../store/store';

interface Restored {
  /** How many documents were put back, by database of this workstation. */
  readonly putBack: ReadonlyMap<DatabaseName, number>;
  /** Of this workstation: those known before, and those of the journal whose board is there. */
  readonly databases: readonly DatabaseName[];
  /** What the journal says of itself, in French. */
  readonly damage: readonly string[];
  /** The journal ends before a place that was compared earlier: it lost its end, and the databases may have more. */
  readonly shorter: boolean;
  /** What the proofs say of it: an entry that they do not vouch for was not put back. */
  readonly proofs: SequenceVerdict;
  /** Marks of how far it reached that are not ours. */
  readonly falseMarks: number;
  /** Entries that PouchDB does not take, for their name: they stay in the journal. */
  readonly odd: number;
}

/** What is known of the journal outside of it. */
interface Known {
  readonly journal: ProvenJournal | null;
  /** Its lowest number; null while entries of the former format may stand in it. */
  readonly first: number | null;
  /** How far it reached when the main process was told last. */
  readonly witnessed: string | undefined;
}

export interface Pace {
  /** Throws to end the work, where the workstation was locked meanwhile. */
  goOn(): void;
  /** So many documents were put back so far. */
  restored(documents: number): void;
}

/** PouchDB takes one page of the journal in slices, so that queries are answered in between. */
const SLICE = 250;

/**
 * The start-up comparison of journal and PouchDB: what the journal has and a database has not is put back in its own
 * place of the revision tree. Each database keeps (`_local/journal`) how far that was checked; a database that was lost
 * lost its cursor with it, so everything is read again.
 * @param suspects compared with the whole journal, whatever their cursor says
 * Nothing is put back that the proofs do not vouch for.
 * @param away left this workstation, since the region has them: the journal may still hold some of them
 */
export async function restoreFromJournal(
  store: Store,
  shell: Shell,
  known: ReadonlyMap<DatabaseName, Stand>,
  suspects: ReadonlySet<DatabaseName>,
  pace: Pace,
  away: ReadonlySet<DatabaseName> = new Set(),
  outside: Known = { journal: null, first: null, witnessed: undefined },
): Promise<Restored> {
  const places = new Map<DatabaseName, JournalPlace>(
    await Promise.all(
      [...known.keys()].map(async (name) => [name, await store.open(name).journalCursor()] as const),
    ),
  );
  const marks = await marksOf(store, [...places.values()], outside.witnessed);
  // Without a proven place to go on from, all of it is looked at.
  const isWhole = outside.first === null || marks.falseMarks > 0;
  const cursors = new Map(
    [...places].map(([name, { cursor, mark }]) => [
      name,
      suspects.has(name) || isWhole || mark === undefined ? 0 : cursor,
    ]),
  );
  const empty = new Set([...known].filter(([, { sequence }]) => sequence === 0).map(([name]) => name));
  const from = cursors.size === 0 ? 0 : Math.min(...cursors.values());
  const putBack = new Map<DatabaseName, Set<string>>();
  const damage = new Set<string>();
  let end = from;
  let odd = 0;
  const before = [...places].find(([name]) => cursors.get(name) === from && from > 0)?.[1];
  const start = before ? await pointOf(store.keys, before.mark) : null;
  const audit = new JournalAudit(store.keys, start || null, outside.first, marks.reached);
  for (let next: number | null = from; next !== null;) {
    const page = await shell.readJournal(next);
    for (const sentence of page.damage) damage.add(sentence);
    for (const [name, entries] of byDatabase(await audit.take(page.entries))) {
      if (away.has(name)) continue;
      if (!cursors.has(name)) {
        cursors.set(name, 0);
        empty.add(name);
      }
      // Compared up to behind this page before.
      if ((cursors.get(name) ?? 0) >= page.end) continue;
      const restored = putBack.get(name) ?? new Set();
      putBack.set(name, restored);
      for (const slice of sliced(newest(entries))) {
        pace.goOn();
        const database = store.open(name);
        const missing = empty.has(name) ? slice : await database.missing(slice);
        const refused = missing.length > 0 ? await database.insertTakeable(missing) : [];
        for (const entry of missing) if (!refused.includes(entry)) restored.add(entry.id);
        odd += refused.length;
        pace.restored([...putBack.values()].reduce((sum, { size }) => sum + size, 0));
      }
    }
    ({ next, end } = page);
  }
  const shorter = [...cursors.values()].some((cursor) => cursor > end);
  const proofs = audit.verdict();
  outside.journal?.goesOnFrom(proofs.last);
  const place = { cursor: end, ...(proofs.last ? { mark: await markOf(store.keys, proofs.last) } : {}) };
  const databases: DatabaseName[] = [];
  for (const name of cursors.keys())
    if (known.has(name) || (await hasBoard(store, name))) databases.push(name);
  await Promise.all(databases.map((name) => store.open(name).setJournalCursor(place)));
  return {
    putBack: new Map(
      [...putBack].flatMap(([name, { size }]) => (databases.includes(name) ? [[name, size]] : [])),
    ),
    databases,
    damage: [...damage],
    shorter,
    proofs,
    falseMarks: marks.falseMarks,
    odd,
  };
}

/** A meeting's file that was cut off brought some documents, and its board, which comes last, did not come. */
async function hasBoard(store: Store, name: DatabaseName): Promise<boolean> {
  const leaf = await store.open(name).leaf('board');
  return leaf !== null && !leaf.deleted;
}

/** How far the journal reached once, by all who remember. */
export async function marksOf(
  { keys }: Store,
  places: readonly JournalPlace[],
  witnessed: string | undefined,
): Promise<{ reached: SequencePoint[]; falseMarks: number }> {
  const marks = new Set([...places.map(({ mark }) => mark), witnessed]);
  const points = await Promise.all([...marks].map((mark) => pointOf(keys, mark)));
  return {
    reached: points.flatMap((point) => point || []),
    falseMarks: points.filter((point) => point === false).length,
  };
}

/** Without the revisions that another one of the same page names as its ancestor: PouchDB keeps no content of those. */
function newest(entries: readonly JournalEntry[]): JournalEntry[] {
  const ancestors = new Set<string>();
  for (const { id, ancestors: ids } of entries)
    for (const hash of ids.slice(1)) ancestors.add(`${id} ${hash}`);
  return entries.filter(({ id, rev }) => !ancestors.has(`${id} ${rev.slice(rev.indexOf('-') + 1)}`));
}

function* sliced<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += SLICE) yield items.slice(i, i + SLICE);
}

function byDatabase(entries: readonly JournalEntry[]): Map<DatabaseName, JournalEntry[]> {
  const groups = new Map<DatabaseName, JournalEntry[]>();
  for (const entry of entries) {
    const name = databaseNameSchema.safeParse(entry.database);
    if (!name.success) continue;
    const group = groups.get(name.data);
    if (group) group.push(entry);
    else groups.set(name.data, [entry]);
  }
  return groups;
}
