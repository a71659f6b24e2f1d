import { immutableTypes } from '../../../shared/domain/stored';
import { typeOf } from '../store/bundles';
import type { Keyring } from '../store/cipher';
import { openLocal, type Sealed } from '../store/pouch';
import { sealDocument, unsealDocument } from '../store/sealedDocument';
import type { Store } from '../store/store';
import { isPulled } from './pullOrder';
import { withoutPieces, type Asked } from './withoutPieces';

type Doc = Record<string, unknown> & { _id: string };

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

function isImmutable(id: string): boolean {
  const type = typeOf(id);
  return type !== null && immutableTypes.has(type);
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
): { readonly handle: PouchDB.Database; readonly shut: () => Promise<void> } {
  const handle = openLocal(store.open(name).localName);
  const rawBulkGet = handle.bulkGet.bind(handle) as unknown as (options: unknown) => Promise<BulkGetResult>;
  const rawBulkDocs = handle.bulkDocs.bind(handle) as unknown as (
    request: unknown,
    options?: unknown,
  ) => Promise<unknown>;

  const outgoing = async (doc: Doc): Promise<Doc> => {
    const { meta, content } = parts(doc);
    const sealed = (content as Sealed).c;
    if (sealed === undefined) return ended(meta);
    return { ...((await unsealDocument(keys, placeIn(name, doc), sealed)) as object), ...meta };
  };
  /** The region lets the leaf of an immutable document end only in a tombstone that carries all that the merge keeps. */
  const ended = async (meta: Doc): Promise<Doc> => {
    const standing = isImmutable(meta._id) ? await store.open(name).leaf(meta._id) : null;
    if (standing?.c === undefined) return meta;
    const at = { database: name, id: meta._id, rev: standing.revision.rev };
    const kept = (await unsealDocument(keys, at, standing.c)) as object;
    return { ...kept, ...meta, ended: true };
  };
  const incoming = async (doc: Doc): Promise<Doc> => {
    const { meta, content } = parts(doc);
    if (meta['_deleted']) return meta;
    const { ids } = (meta['_revisions'] as { ids?: readonly string[] } | undefined) ?? {};
    return { ...meta, c: await sealDocument(keys, placeIn(name, doc), ids ?? [], content) };
  };

  const rawRevsDiff = handle.revsDiff.bind(handle) as (asked: Asked) => Promise<object>;

  let taking: Promise<unknown> = Promise.resolve();
  let isShut = false;
  const take = async (request: { docs: Doc[] }, options?: unknown) => {
    const docs = await Promise.all(request.docs.filter(({ _id }) => isPulled(_id)).map(incoming));
    const done = await store.watched(() => rawBulkDocs({ ...request, docs }, options));
    await store.received(name, [...new Set(docs.map((doc) => doc._id))]);
    return done;
  };

  const plain = {
    revsDiff: (asked: Asked) => rawRevsDiff(withoutPieces(asked)),
    bulkGet: async (options: unknown): Promise<BulkGetResult> => {
      const { results } = await rawBulkGet(options);
      const open = async (entry: { ok?: Doc }) =>
        entry.ok ? { ...entry, ok: await outgoing(entry.ok) } : entry;
      return {
        results: await Promise.all(
          results.map(async (r) => ({ ...r, docs: await Promise.all(r.docs.map(open)) })),
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
