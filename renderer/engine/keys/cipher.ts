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

const AES: KeyUsage[] = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];

/** As WebCrypto holds it: it can be used, not read back. The bytes are overwritten. */
export async function importKey(raw: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, AES);
  raw.fill(0);
  return key;
}

/**
 * AES-256-GCM, a fresh IV each time, `base64(iv ‖ ciphertext ‖ tag)`.
 * @param place bound as additional data (`rcp_sein_2026/case:…`): a ciphertext moved elsewhere does not open
 */
export async function seal(key: CryptoKey, place: string, plain: Bytes): Promise<string> {
  const gcm = gcmAt(place, randomBytes(IV_BYTES));
  return withIv(gcm, await crypto.subtle.encrypt(gcm, key, plain));
}

/** Rejects with an OperationError when the key is wrong or a byte was changed. */
export async function unseal(key: CryptoKey, place: string, sealed: string): Promise<Bytes> {
  const all = fromBase64(sealed);
  const gcm = gcmAt(place, all.subarray(0, IV_BYTES));
  return new Uint8Array(await crypto.subtle.decrypt(gcm, key, all.subarray(IV_BYTES)));
}

interface Gcm extends AesGcmParams {
  readonly iv: Bytes;
}
const gcmAt = (place: string, iv: Bytes): Gcm => ({ name: 'AES-GCM', iv, additionalData: utf8(place) });

function withIv({ iv }: Gcm, sealed: ArrayBuffer): string {
  const all = new Uint8Array(IV_BYTES + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), IV_BYTES);
  return toBase64(all);
}

type KeyFormat = 'raw' | 'pkcs8';

/** One key under another, as `seal` writes it; the bytes of a key never come into reach of this program. */
export async function wrapKey(
  format: KeyFormat,
  by: CryptoKey,
  place: string,
  key: CryptoKey,
): Promise<string> {
  const gcm = gcmAt(place, randomBytes(IV_BYTES));
  return withIv(gcm, await crypto.subtle.wrapKey(format, key, by, gcm));
}

function unwrap(
  format: KeyFormat,
  by: CryptoKey,
  place: string,
  wrapped: string,
  algorithm: AlgorithmIdentifier | EcKeyImportParams,
  usages: KeyUsage[],
  extractable = false,
): Promise<CryptoKey> {
  const all = fromBase64(wrapped);
  const gcm = gcmAt(place, all.subarray(0, IV_BYTES));
  const sealed = all.subarray(IV_BYTES);
  return crypto.subtle.unwrapKey(format, sealed, by, gcm, algorithm, extractable, usages);
}

/** @param extractable only for the length of an act that seals this key anew, to somebody else */
export const unwrapDataKey = (by: CryptoKey, place: string, wrapped: string, extractable = false) =>
  unwrap('raw', by, place, wrapped, 'AES-GCM', AES, extractable);

export const unwrapPrivateKey = (by: CryptoKey, place: string, wrapped: string) =>
  unwrap('pkcs8', by, place, wrapped, { name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']);

export const newDataKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, AES);

/** The same key, which can then no longer be read back. */
export async function sealedOff(key: CryptoKey): Promise<CryptoKey> {
  return importKey(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
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

/** The same content under the current key; null where it does not lie under the previous one. */
export async function reseal(
  { current, previous }: Keyring,
  place: string,
  sealed: string,
): Promise<string | null> {
  const plain = previous ? await unseal(previous, place, sealed).catch(() => null) : null;
  return plain && seal(current, place, plain);
}
