import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { randomBytes } from '@noble/ciphers/utils.js';
import { fromBase64url, toBase64url } from './base64url';

/** Who speaks: a message that is sent back to where it came from does not open. */
type Direction = 'phone' | 'room';

/** What a box is bound to, beside its key: it opens as this message of this opening only. */
export interface Bound {
  readonly from: Direction;
  /** Each opening of the room has another, so that nothing of the one before can be sent again. */
  readonly opening: string;
  /** The number of the phone's message; an answer bears that of its question. */
  readonly n: number;
}

const NONCE = 24;
const utf8 = new TextEncoder();
const boundBytes = ({ from, opening, n }: Bound): Uint8Array =>
  utf8.encode(`concerto-vote 1 ${from} ${opening} ${n}`);

/** Sealed (XChaCha20-Poly1305): whoever reads the air learns nothing of it, and can change nothing. */
export function seal(key: Uint8Array, bound: Bound, content: object): string {
  const nonce = randomBytes(NONCE);
  const cipher = xchacha20poly1305(key, nonce, boundBytes(bound)).encrypt(
    utf8.encode(JSON.stringify(content)),
  );
  const all = new Uint8Array(NONCE + cipher.length);
  all.set(nonce);
  all.set(cipher, NONCE);
  return toBase64url(all);
}

/** Undefined for whatever was not sealed under this key as this very message. */
export function unseal(key: Uint8Array, bound: Bound, text: string): unknown {
  const all = fromBase64url(text);
  if (!all || all.length <= NONCE) return undefined;
  try {
    const plain = xchacha20poly1305(key, all.subarray(0, NONCE), boundBytes(bound)).decrypt(
      all.subarray(NONCE),
    );
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined;
  }
}
