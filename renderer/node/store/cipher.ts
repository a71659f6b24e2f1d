import { fromBase64, randomBytes, text, toBase64, utf8, type Bytes } from './bytes';

const IV_BYTES = 12;

/**
 * What opens and seals the documents. Everything is sealed with `current`; `previous` is there only while the data key
 * is being changed, for what still lies under the old one.
 */
export interface Keyring {
  readonly current: CryptoKey;
  readonly previous: CryptoKey | null;
}

/** The data key as WebCrypto holds it: it can be used, not read back. */
export const importDataKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/**
 * AES-256-GCM, a fresh IV each time, `base64(iv ‖ ciphertext ‖ tag)`.
 * @param place bound as additional data (`rcp_sein_2026/case:…`): a ciphertext moved elsewhere does not open
 */
export async function seal(key: CryptoKey, place: string, plain: Bytes): Promise<string> {
  const iv = randomBytes(IV_BYTES);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(place) },
    key,
    plain,
  );
  const all = new Uint8Array(IV_BYTES + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), IV_BYTES);
  return toBase64(all);
}

/** Rejects with an OperationError when the key is wrong or a byte was changed. */
export async function unseal(key: CryptoKey, place: string, sealed: string): Promise<Bytes> {
  const all = fromBase64(sealed);
  const iv = all.subarray(0, IV_BYTES);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(place) },
    key,
    all.subarray(IV_BYTES),
  );
  return new Uint8Array(plain);
}

export const sealJson = ({ current }: Keyring, place: string, value: unknown): Promise<string> =>
  seal(current, place, utf8(JSON.stringify(value)));

export async function unsealJson(
  { current, previous }: Keyring,
  place: string,
  sealed: string,
): Promise<unknown> {
  const opened = unseal(current, place, sealed);
  return JSON.parse(text(await (previous ? opened.catch(() => unseal(previous, place, sealed)) : opened)));
}
