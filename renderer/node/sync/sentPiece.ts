import type { ChunkId, DatabaseName } from '../../../shared/domain/ids';
import { unsealJson, type Keyring } from '../store/cipher';
import { placeOf } from '../store/documents';
import { revisionsField } from '../store/revisions';
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
  if (!entry || entry.cipher === '') return null;
  const content = (await unsealJson(keys, placeOf(database, id), entry.cipher)) as object;
  return {
    ...content,
    _id: id,
    _rev: rev,
    _revisions: revisionsField({ rev, ids: entry.ancestors }),
  } as SentDoc;
}
