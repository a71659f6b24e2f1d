import { isWellFormed, wellFormed } from '../../../shared/domain/wellFormed';
import { mergeAll } from '../../../shared/merge/merge';
import type { Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { Leaf } from '../database/localDatabase';
import { openLocal, type Sealed } from '../database/pouch';
import type { Revision } from '../database/revisions';
import { sealDocument } from '../database/sealedDocument';
import type { Store } from '../store/store';
import { Doorkeeper } from './doorkeeper';
import { endingsOf, type KeptDocument } from './ending';
import { LeftOutside } from './leftOutside';
import { mayLeave } from './marked';
import type { Doc } from './plainDocument';
import { isPulled } from './pullOrder';
import { STANDING } from './remote';
import { withoutPieces, type Asked } from './withoutPieces';

export interface HandleEvents {
  /** The region ended them, and they are kept. */
  kept(documents: readonly KeptDocument[]): Promise<void>;
  /** It lies here as no server can read it, and is not sent as it is. */
  malformed(document: KeptDocument): void;
  /** A file brought it, and it waits until the region has it from its author, or somebody here answers for it. */
  unanswered(document: KeptDocument): void;
}

/** Fields that belong to the revision protocol, not to the content. Attachments are not ours: they never touch the disk. */
function parts(doc: Doc): { meta: Doc; content: Record<string, unknown> } {
  const meta: Doc = { _id: doc._id };
  const content: Record<string, unknown> = { _id: doc._id };
  for (const [name, value] of Object.entries(doc)) {
    if (!name.startsWith('_')) content[name] = value;
    else if (name !== '_attachments') meta[name] = value;
  }
  return { meta, content };
}

const placeIn = (database: string, { _id: id, _rev }: Doc) => ({ database, id, rev: String(_rev) });

interface Missing {
  readonly missing: readonly string[];
}

interface BulkGetResult {
  results: { id: string; docs: { ok?: Doc }[] }[];
}

/**
 * The replication's view of a local database: plain documents on this side, ciphertext on the disk. It decrypts what
 * goes out (`bulkGet`) and encrypts what comes in (`bulkDocs`); nothing else in Concerto does.
 */
export function plainHandle(
  name: string,
  keys: Keyring,
  store: Store,
  events: HandleEvents,
): { readonly handle: PouchDB.Database; readonly shut: () => Promise<void> } {
  const local = store.open(name);
  const handle = openLocal(local.localName);
  // Asked before it is open, PouchDB asks itself again by the method's name once it is: that would seal what is sealed.
  const isOpen = store.answered(() => handle.info()).catch(() => undefined);
  const rawBulkGet = handle.bulkGet.bind(handle) as unknown as (options: unknown) => Promise<BulkGetResult>;
  const rawBulkDocs = handle.bulkDocs.bind(handle) as unknown as (
    request: unknown,
    options?: unknown,
  ) => Promise<unknown>;
  const rawRevsDiff = handle.revsDiff.bind(handle) as unknown as (
    asked: Asked,
  ) => Promise<Record<string, Missing>>;

  const outside = new LeftOutside(local);
  const odd = new Set<string>();
  const door = new Doorkeeper(local, (kind, id) => {
    store.unread.note(kind, placeOf(name, id));
    if (kind === 'odd') odd.add(id);
  });
  const unsealed = (id: string, { rev, ids }: Revision, c = ''): Promise<object> =>
    store.leaves.unsealed({ database: name, id, rev }, c, ids) as Promise<object>;
  /** Null where it is not to be sent. */
  const outgoing = async (
    doc: Doc,
    standing: (id: string) => Promise<Standing | null>,
  ): Promise<Doc | null> => {
    if (!(await mayLeave(store.foreign, name, doc))) {
      events.unanswered({ id: doc._id, rev: String(doc['_rev']) });
      return null;
    }
    const { meta, content } = parts(doc);
    const sealed = (content as Sealed).c;
    if (sealed === undefined) return ended(meta, await standing(meta._id));
    const rev = String(doc['_rev']);
    const { ids = [] } = (doc['_revisions'] ?? {}) as { ids?: readonly string[] };
    const plain = await unsealed(doc._id, { rev, ids }, sealed).catch(() => null);
    // Nobody's word: it is told, and holds up no other.
    if (!plain) return store.projector.open({ database: name, id: doc._id, rev }, sealed).then(() => null);
    if (isWellFormed(plain)) return { ...plain, ...meta };
    events.malformed({ id: doc._id, rev });
    return null;
  };
  const standingOf = async (id: string): Promise<Standing | null> => {
    const read = await Promise.all(
      (await local.leaves(id)).map(async (leaf) => ({
        leaf,
        reading: await store.leaves.reading(name, id, leaf),
      })),
    );
    if (read.length === 1) return alone(id, read[0]?.leaf);
    // Of a newer version nothing can be said; a damaged one holds nothing.
    if (read.some(({ reading }) => reading.kind === 'newer')) return null;
    const [first, ...others] = read.flatMap(({ reading }) => (reading.kind === 'known' ? [reading.doc] : []));
    const revisions = read.flatMap(({ leaf, reading }) =>
      reading.kind === 'known' ? [leaf.revision.rev] : [],
    );
    return first ? { kept: wellFormed(mergeAll([first, ...others])), revisions } : null;
  };
  const alone = async (id: string, leaf: Leaf | undefined): Promise<Standing | null> => {
    const kept = leaf && (await unsealed(id, leaf.revision, leaf.c).catch(() => null));
    return kept ? { kept: wellFormed(kept), revisions: [leaf.revision.rev] } : null;
  };
  const incoming = async (doc: Doc): Promise<Doc> => {
    const { meta, content } = parts(doc);
    if (meta['_deleted']) return meta;
    const { ids } = (meta['_revisions'] as { ids?: readonly string[] } | undefined) ?? {};
    return { ...meta, c: await sealDocument(keys, placeIn(name, doc), ids ?? [], content) };
  };

  let taking: Promise<unknown> = Promise.resolve();
  let isShut = false;
  const take = async (request: { docs: Doc[] }, options?: unknown) => {
    await isOpen;
    const pulled = request.docs.filter(({ _id }) => isPulled(_id));
    const welcome = await door.admitted(pulled);
    if (odd.size > 0) await store.watched(() => outside.add([...odd]));
    odd.clear();
    const { left, kept } = await endingsOf(welcome, local, (id, { revision, c }) =>
      unsealed(id, revision, c),
    );
    if (kept.length > 0) await events.kept(kept);
    const docs = await Promise.all(welcome.filter((doc) => !left.has(doc)).map(incoming));
    const done = await store.watched(() => rawBulkDocs({ ...request, docs }, options));
    await store.received(name, [...new Set(docs.map((doc) => doc._id))]);
    return done;
  };

  const plain = {
    revsDiff: async (asked: Asked) => {
      await isOpen;
      const missing = await store.answered(() => rawRevsDiff(withoutPieces(asked)));
      const wanted = await Promise.all(
        Object.entries(missing).map(async ([id, of]): Promise<[string, Missing]> => {
          const listed = asked[id] as readonly string[];
          return [id, { ...of, missing: await door.wanted(id, listed.length, of.missing) }];
        }),
      );
      return Object.fromEntries(wanted.filter(([, of]) => of.missing.length > 0));
    },
    bulkGet: async (options: { docs: readonly unknown[] }): Promise<BulkGetResult> => {
      // Asked for nothing, PouchDB would never answer.
      if (options.docs.length === 0) return { results: [] };
      await isOpen;
      const { results } = await store.answered(() => rawBulkGet(options));
      const standing = once(standingOf);
      const open = async (entry: { ok?: Doc }) => {
        if (!entry.ok) return [entry];
        const ok = await outgoing(entry.ok, standing);
        return ok ? [{ ...entry, ok }] : [];
      };
      return {
        results: await Promise.all(
          results.map(async (r) => ({ ...r, docs: (await Promise.all(r.docs.map(open))).flat() })),
        ),
      };
    },
    bulkDocs: (request: { docs: Doc[] }, options?: unknown) => {
      if (isShut) return Promise.reject(new Error('shut'));
      const taken = take(request, options);
      taking = Promise.allSettled([taking, taken]);
      return taken;
    },
  };
  return {
    handle: Object.assign(handle, plain),
    /** A replication that was cancelled may still have something to write: it no longer can. */
    shut: async () => {
      isShut = true;
      await taking;
    },
  };
}

/** What stands here of a document: all its leaves as one, and their revisions. */
interface Standing {
  readonly kept: object;
  readonly revisions: readonly string[];
}

/**
 * The region lets a leaf end only in a tombstone that carries all that the merge keeps. Where nothing stands, or what
 * stands cannot be read, the end is nothing to be told to others.
 */
const ended = (meta: Doc, standing: Standing | null): Doc | null =>
  standing && { ...standing.kept, ...meta, ended: true, [STANDING]: standing.revisions };

/** Asked of one id again, it answers as before. */
function once<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (id) => {
    const known = answers.get(id) ?? ask(id);
    answers.set(id, known);
    return known;
  };
}
