import type { ChunkId, DatabaseName } from '../../../shared/domain/ids';
import { isEnd } from '../../../shared/records/sealed';
import type { Keyring } from '../keys/cipher';
import { revisionsField } from '../database/revisions';
import { unsealDocument } from '../database/sealedDocument';
import type { Store } from '../store/store';
import type { SentDoc } from './remote';

/** A piece of a file as the region takes it, in its own place of the tree; null where it is not here any more. */
export async function sentPiece(
  store: Store,
  keys: Keyring,
  database: DatabaseName,
  { id, rev }: { readonly id: ChunkId; readonly rev: string },
): Promise<SentDoc | null> {
  const [entry] = await store.open(database).entries([{ id, rev }]);
  if (!entry || isEnd(entry)) return null;
  const content = (await unsealDocument(keys, { database, id, rev }, entry.cipher)) as object;
  return {
    ...content,
    _id: id,
    _rev: rev,
    _revisions: revisionsField({ rev, ids: entry.ancestors }),
  } as SentDoc;
}
