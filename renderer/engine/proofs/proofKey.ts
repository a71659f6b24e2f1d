import { toBase64, utf8, type Bytes } from '../keys/bytes';
import type { Keyring } from '../keys/cipher';

/** Enough that nobody finds another text of the same proof; shorter than the whole, since it stands beside each entry. */
const PROOF_BYTES = 24;

const derived = new WeakMap<CryptoKey, Promise<CryptoKey>>();

/**
 * The key of all proofs, which follows from the data key alone: whoever opens the data can check them. The data key
 * cannot be read back. What it makes of zeros under an IV of its own, which chance never gives, is taken instead (a
 * pseudo-random function of the key), through HKDF.
 */
function proofKey(dataKey: CryptoKey): Promise<CryptoKey> {
  let made = derived.get(dataKey);
  if (!made) derived.set(dataKey, (made = derive(dataKey)));
  return made;
}

async function derive(dataKey: CryptoKey): Promise<CryptoKey> {
  const gcm = { name: 'AES-GCM', iv: utf8('proof key 01'), additionalData: utf8('concerto/proofs') };
  const secret = new Uint8Array(await crypto.subtle.encrypt(gcm, dataKey, new Uint8Array(32)));
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  secret.fill(0);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('concerto proofs') },
    base,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}

async function macOf(dataKey: CryptoKey, what: Bytes): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await proofKey(dataKey), what);
  return toBase64(new Uint8Array(mac).subarray(0, PROOF_BYTES));
}

/** @param what of one kind only: its first part names the kind */
export const proofOf = ({ current }: Keyring, what: readonly unknown[]): Promise<string> =>
  macOf(current, utf8(JSON.stringify(what)));

/** Which key made this proof; null where none of ours did. */
export async function provenBy(
  { current, previous }: Keyring,
  what: readonly unknown[],
  proof: string,
): Promise<CryptoKey | null> {
  const text = utf8(JSON.stringify(what));
  if ((await macOf(current, text)) === proof) return current;
  return previous && (await macOf(previous, text)) === proof ? previous : null;
}
