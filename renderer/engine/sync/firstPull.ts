import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { DatabaseName } from '../../../shared/domain/ids';
import { isEnd } from '../../../shared/records/sealed';
import type { Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import { sealDocument } from '../database/sealedDocument';
import type { LocalDatabase } from '../database/localDatabase';
import type { Store } from '../store/store';
import type { Cursors } from './cursors';
import { isPlausibleId } from './door';
import { FewAtATime } from '../region/fewAtATime';
import { Gathered } from './gathered';
import { LeftOutside } from './leftOutside';
import type { Line } from '../region/line';
import { listedThere, readThere, sequenceOf, type PlainLeaf } from './pulledDocs';
import { isPulled, pullOrder } from './pullOrder';

/** How far it has come, until it is done. */
export const FIRST_PULL = '_local/firstPull';
/** The server's answers are the quickest in this size, two or three under way (`npm run bench -- sync`). */
const BATCH = 500;
const AT_ONCE = 3;
/** Asked for, or here and not yet written. */
const AHEAD = 8;
/** Batches that may wait to be written, and as many to be projected. */
const MOST_WAITING = 4;

interface State {
  /** The region's sequence when it began: replication takes over from there. */
  readonly since: string | number;
  /** The last one that is here, in the order of `pullOrder`. */
  readonly after: string | null;
}

interface FirstPullSurroundings {
  readonly name: DatabaseName;
  readonly line: Line;
  readonly store: Store;
  readonly keys: Keyring;
  readonly cursors: Cursors;
  readonly signal: AbortSignal;
  /** So many more documents are here, so many are still to come. */
  readonly moved: (documents: number, left: number) => void;
}

interface Leaf {
  readonly entry: JournalEntry;
  readonly plain: PlainLeaf;
}

/**
 * The first time a database is pulled, PouchDB's replication would take minutes where this takes seconds: it asks for a
 * hundred documents, waits, writes, and only then asks again. Here the region's sequence is noted, then all ids are
 * listed, then documents come in large batches, several under way, sealed while others are written. Replication goes on
 * from the noted sequence: whatever changed meanwhile comes again by it, so that nothing can be missed.
 */
export class FirstPull {
  private readonly local: LocalDatabase;
  private readonly outside: LeftOutside;
  /** Some documents came with more than one leaf. */
  private hasSeveral = false;

  constructor(private readonly around: FirstPullSurroundings) {
    this.local = around.store.open(around.name);
    this.outside = new LeftOutside(this.local);
  }

  /** Nothing is here yet, or a first pull was cut off. */
  async isDue(): Promise<boolean> {
    if ((await this.around.cursors.pulled()) !== 0) return false;
    return (await this.local.local<State>(FIRST_PULL)) !== null || (await this.local.stand()).sequence === 0;
  }

  /** Goes on where the last one was cut off. Rejects as `Line.ask` does, and where it is stopped. */
  async run(): Promise<void> {
    const { line, name, cursors, signal } = this.around;
    const state = (await this.local.local<State>(FIRST_PULL)) ?? (await this.begin());
    const there = (await listedThere(line, name, signal)).filter(isPulled);
    for (const id of there) if (!isPlausibleId(id)) this.left('odd', id);
    const listed = there.filter(isPlausibleId).sort(pullOrder);
    const { after } = state;
    const ids = after === null ? listed : listed.filter((id) => pullOrder(id, after) > 0);
    this.around.moved(listed.length - ids.length, ids.length);
    await this.pull(state, ids);
    await this.around.store.complete(name, this.hasSeveral);
    await cursors.setPulled(state.since);
    await this.local.setLocal(FIRST_PULL, null);
  }

  private left(kind: 'odd' | 'many', id: string): void {
    this.around.store.unread.note(kind, placeOf(this.around.name, id));
  }

  private async begin(): Promise<State> {
    const state = { since: await sequenceOf(this.around.line, this.around.name), after: null };
    await this.local.setLocal(FIRST_PULL, state);
    return state;
  }

  /**
   * Three steps side by side: batches are fetched and sealed while those that came are written, and that while what was
   * written before is projected. IndexedDB, the slowest of all, is never left waiting.
   */
  private async pull({ since }: State, ids: readonly string[]): Promise<void> {
    const { store, name, signal, moved } = this.around;
    let done = 0;
    const noted = new Gathered<number>(Infinity, async (counts) => {
      const until = counts.at(-1) ?? 0;
      await this.local.setLocal(FIRST_PULL, { since, after: ids[until - 1] ?? null } satisfies State);
    });
    const projected = new Gathered<Leaf>(2 * MOST_WAITING * BATCH, (leaves) => store.pulled(name, leaves));
    const written = new Gathered<Leaf[]>(MOST_WAITING, async (batches) => {
      signal.throwIfAborted();
      const leaves = batches.flat();
      await this.write(leaves);
      const until = Math.min(done + batches.length * BATCH, ids.length);
      await noted.add([until]);
      moved(until - done, ids.length - until);
      done = until;
      await projected.add(leaves);
    });
    try {
      const asking = new FewAtATime(AT_ONCE);
      const coming: Promise<Leaf[]>[] = [];
      for (let from = 0, asked = 0; from < ids.length; from += BATCH) {
        for (; coming.length < AHEAD && asked < ids.length; asked += BATCH) {
          const batch = ids.slice(asked, asked + BATCH);
          const next = asking.pass(() => this.sealed(batch), signal);
          next.catch(() => undefined);
          coming.push(next);
        }
        await written.add([(await coming.shift()) ?? []]);
      }
      await written.over();
    } finally {
      // Nothing is being written any more, and all that was written can be seen, also where this ends before its time.
      await written.over().catch(() => undefined);
      await Promise.all([noted.over(), projected.over()]);
    }
  }

  private async sealed(ids: readonly string[]): Promise<Leaf[]> {
    const { line, name, keys, signal } = this.around;
    const odd: string[] = [];
    const plain = await readThere(
      line,
      name,
      ids,
      signal,
      (id) => odd.push(id),
      (id) => this.left('many', id),
    );
    for (const id of odd) this.left('odd', id);
    if (odd.length > 0) await this.outside.add(odd);
    return Promise.all(
      plain.map(async (leaf) => ({
        plain: leaf,
        entry: {
          database: name,
          id: leaf.id,
          rev: leaf.rev,
          ancestors: leaf.ancestors,
          cipher: leaf.content
            ? await sealDocument(
                keys,
                { database: name, id: leaf.id, rev: leaf.rev },
                leaf.ancestors,
                leaf.content,
              )
            : '',
        },
      })),
    );
  }

  /** What has one leaf goes past PouchDB; what was changed by two without knowing, or deleted meanwhile, through it. */
  private async write(leaves: readonly Leaf[]): Promise<void> {
    const { store, cursors } = this.around;
    const count = new Map<string, number>();
    for (const { entry } of leaves) count.set(entry.id, (count.get(entry.id) ?? 0) + 1);
    const isSingle = (entry: JournalEntry) => count.get(entry.id) === 1 && !isEnd(entry);
    const entries = leaves.map(({ entry }) => entry);
    const others = entries.filter((it) => !isSingle(it));
    this.hasSeveral ||= others.length > 0;
    for (const part of [entries.filter(isSingle), others]) {
      if (part.length === 0) continue;
      const sequences = await store.watched(() => this.local.fill(part));
      await cursors.arrived(
        part.map(({ id, rev }) => ({ _id: id, _rev: rev })),
        sequences,
      );
    }
  }
}
