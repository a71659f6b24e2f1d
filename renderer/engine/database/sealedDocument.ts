import { SEALED_MARK } from '../../../shared/records/sealed';
import { text, utf8, type Bytes } from '../keys/bytes';
import { seal, reseal, unseal, unsealJson, type Keyring } from '../keys/cipher';
import { placeOf } from './place';

/** Which revision of which document. */
export interface RevisionPlace {
  readonly database: string;
  readonly id: string;
  readonly rev: string;
}

/** What the seal of an end holds: who has no key cannot make one. */
export const END = { _deleted: true } as const;

/**
 * What the seal of a document is bound to. The former format, which has no mark, knew the document alone: an older
 * ciphertext opened under a newer revision.
 */
const boundTo = ({ database, id, rev }: RevisionPlace): string =>
  `${SEALED_MARK}${placeOf(database, id)}@${rev}`;

/**
 * A document as it lies on the disk: under the data key, for this revision alone. Inside stands the hash of its parent
 * too, as far as it is known, in front of the content.
 * @param ancestors hashes, newest first, from this revision on
 */
export async function sealDocument(
  { current }: Keyring,
  at: RevisionPlace,
  ancestors: readonly string[],
  content: object,
): Promise<string> {
  const plain = utf8(`${ancestors[1] ?? ''}\n${JSON.stringify(content)}`);
  return SEALED_MARK + (await seal(current, boundTo(at), plain));
}

/**
 * Rejects where the key is another's, a byte was changed, or the ciphertext was sealed for another revision.
 * @param ancestors where they are known: a parent other than the one inside the seal is refused too
 */
export async function unsealDocument(
  keys: Keyring,
  at: RevisionPlace,
  sealed: string,
  ancestors: readonly string[] = [],
): Promise<unknown> {
  if (!isBound(sealed)) return unsealJson(keys, placeOf(at.database, at.id), sealed);
  const { parent, json } = parted(await opened(keys, at, sealed));
  if (parent !== '' && ancestors[1] !== undefined && ancestors[1] !== parent)
    throw new DOMException('Another parent', 'OperationError');
  return JSON.parse(json);
}

/** False for the former format. */
export const isBound = (sealed: string): boolean => sealed.startsWith(SEALED_MARK);

async function opened({ current, previous }: Keyring, at: RevisionPlace, sealed: string): Promise<Bytes> {
  const body = sealed.slice(SEALED_MARK.length);
  const plain = unseal(current, boundTo(at), body);
  return previous ? plain.catch(() => unseal(previous, boundTo(at), body)) : plain;
}

function parted(plain: Bytes): { parent: string; json: string } {
  const whole = text(plain);
  const end = whole.indexOf('\n');
  return { parent: whole.slice(0, end), json: whole.slice(end + 1) };
}

/**
 * The same content under the current key, and bound; null where it does not lie under the previous key.
 * @param isBelieved false where nothing vouches for its revision: one of the former format is then not bound to it
 */
export async function resealDocument(
  keys: Keyring,
  at: RevisionPlace,
  ancestors: readonly string[],
  sealed: string,
  isBelieved = true,
): Promise<string | null> {
  const { current, previous } = keys;
  if (!previous) return null;
  if (isBound(sealed)) {
    const resealed = await reseal(keys, boundTo(at), sealed.slice(SEALED_MARK.length));
    return resealed && SEALED_MARK + resealed;
  }
  if (!isBelieved) return reseal(keys, placeOf(at.database, at.id), sealed);
  const former = { current: previous, previous: null };
  return rebindDocument({ current, previous }, at, ancestors, sealed, former);
}

/** The same content, bound to its revision; null where it is already, or does not open. */
export async function rebindDocument(
  keys: Keyring,
  at: RevisionPlace,
  ancestors: readonly string[],
  sealed: string,
  from = keys,
): Promise<string | null> {
  if (isBound(sealed)) return null;
  const content = await unsealJson(from, placeOf(at.database, at.id), sealed).catch(() => null);
  return typeof content === 'object' && content ? sealDocument(keys, at, ancestors, content) : null;
}
