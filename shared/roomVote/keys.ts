import { hchacha } from '@noble/ciphers/chacha.js';
import { pow } from '@noble/curves/abstract/modular.js';
import { montgomery } from '@noble/curves/abstract/montgomery.js';
import { fromBase64url, toBase64url } from './base64url';

const P = 2n ** 255n - 19n;

/**
 * X25519 (RFC 7748) by its parameters alone: the library's ready-made one brings Ed25519 and its hashes along, twice the
 * size of the whole page.
 */
const x25519 = montgomery({
  P,
  type: 'x25519',
  powPminus2: (x) => pow(x, P - 2n, P),
  adjustScalarBytes: (bytes: Uint8Array) => {
    bytes.set([(bytes[0] ?? 0) & 248], 0);
    bytes.set([((bytes[31] ?? 0) & 127) | 64], 31);
    return bytes;
  },
});

/** As text (base64url), since both are kept and sent as such. */
export interface KeyPair {
  readonly secret: string;
  readonly key: string;
}

/** @param kept the secret of before, where it is one */
export function newKeyPair(kept?: string): KeyPair {
  const seed = kept === undefined ? undefined : fromBase64url(kept);
  const { secretKey, publicKey } = x25519.keygen(seed?.length === 32 ? seed : undefined);
  return { secret: toBase64url(secretKey), key: toBase64url(publicKey) };
}

/** @throws where the secret is not one */
export const keyOf = (secret: string): string => toBase64url(x25519.getPublicKey(bytesOf(secret)));

/** X25519 of one's secret and the other's key. */
export type Exchange = (secret: Uint8Array, key: Uint8Array) => Uint8Array;

/**
 * What two agree on: each from the own secret and the other's key. HChaCha20 over the X25519 secret, as libsodium's
 * `crypto_box_curve25519xchacha20poly1305_beforenm` does.
 * @param exchange who has a faster one than the page's
 * @throws where the other's key is none, or is one of the few that give away the result
 */
export function agreedKey(
  secret: string,
  key: string,
  exchange: Exchange = (own, theirs) => x25519.getSharedSecret(own, theirs),
): Uint8Array {
  const shared = exchange(bytesOf(secret), bytesOf(key));
  const agreed = new Uint32Array(8);
  hchacha(SIGMA, words(shared), new Uint32Array(4), agreed);
  return new Uint8Array(agreed.buffer);
}

/** « expand 32-byte k », as little-endian words (RFC 8439). */
const SIGMA = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);
const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.slice().buffer);

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (bytes?.length !== 32) throw new Error('not a key');
  return bytes;
}
