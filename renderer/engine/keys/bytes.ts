import { sha256 } from 'hash-wasm';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** WebCrypto's own types ask for a buffer that is not shared. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => encoder.encode(text);
export const text = (bytes: Uint8Array): string => decoder.decode(bytes);
export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/**
 * Base64, where the engine does not do it itself: in slices, since `String.fromCharCode` takes a limited number of
 * arguments. It is applied to the bytes as they are, since spreading them into arguments takes ten times as long.
 */
export function toBase64(bytes: Uint8Array): string {
  const { toBase64: itself } = bytes as { toBase64?: () => string };
  if (itself) return itself.call(bytes);
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += Reflect.apply(String.fromCharCode, null, bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

/** Newer engines do it themselves, in a tenth of the time; thousands of documents are opened at an unlock. */
const native = (Uint8Array as { fromBase64?: (encoded: string) => Bytes }).fromBase64?.bind(Uint8Array);

export function fromBase64(encoded: string): Bytes {
  if (native) return native(encoded);
  const binary = atob(encoded);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** In characters. A document's own hash stands in the way of each vote: up to here, asking another thread takes longer. */
const HASHED_HERE = 65_536;

export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  if (typeof data === 'string' && data.length <= HASHED_HERE) return sha256(data);
  const bytes = typeof data === 'string' ? utf8(data) : (data as Bytes);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** JSON with sorted keys: two devices that hold the same document hash the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
