import { isChunk } from '../../../shared/domain/ids';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { Keyring } from '../keys/cipher';
import type { LocalDatabase } from './localDatabase';
import { followsFrom, generationOf } from './revisions';
import { isBound, unsealDocument } from './sealedDocument';

/**
 * What lies in a database under this revision. The former format was bound to the document alone: who can write the
 * disk could put an older ciphertext under a revision that they invent. So it is believed only where the revision
 * follows from the content, which nobody computes without the key. A piece of a file is verified by its own hash.
 * @param ancestors hashes, newest first, from this revision on; asked for where they are needed and not given
 * Rejects where it does not open, or is not to be believed.
 */
export async function unsealStored(
  keys: Keyring,
  local: Pick<LocalDatabase, 'name' | 'ancestors'>,
  { id, rev }: { readonly id: string; readonly rev: string },
  sealed: string,
  ancestors: readonly string[] = [],
): Promise<unknown> {
  const content = await unsealDocument(keys, { database: local.name, id, rev }, sealed, ancestors);
  if (isBound(sealed) || isChunk(id)) return content;
  const isKnown = ancestors.length > 1 || generationOf(rev) === 1;
  const ids = isKnown ? ancestors : await local.ancestors(id, rev);
  if (await isOf(content, rev, ids)) return content;
  throw new DOMException('Not of this revision', 'OperationError');
}

/** As `unsealStored` believes it, of an entry that was read from a database, under either data key. */
export async function isBelieved(
  keys: Keyring,
  { database, id, rev, ancestors, cipher }: JournalEntry,
): Promise<boolean> {
  if (isBound(cipher) || isChunk(id)) return true;
  const content = await unsealDocument(keys, { database, id, rev }, cipher).catch(() => null);
  return isOf(content, rev, ancestors);
}

const isOf = async (content: unknown, rev: string, ancestors: readonly string[]): Promise<boolean> =>
  typeof content === 'object' && content !== null && followsFrom(content, rev, ancestors);
