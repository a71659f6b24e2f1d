import { fromBase64, toBase64, utf8, type Bytes } from './bytes';
import { unwrapDataKey, unwrapPrivateKey, wrapKey } from './cipher';
import { hkdfKey } from './hkdf';
import type { Recipient } from './vaultFormat';

/*
 * Every way into a workstation is a recipient with a key pair of its own. The data key is sealed TO the public half (as
 * in ECIES: an ephemeral ECDH P-256 key, HKDF-SHA-256, AES-256-GCM). So a new data key is given to everybody while
 * nobody's passphrase is known. The private half is locked by what opens this way: a passphrase, the printed recovery
 * key, or a secret in the computer's keychain.
 */
const P256: EcKeyGenParams = { name: 'ECDH', namedCurve: 'P-256' };
/** An uncompressed point of P-256. */
const POINT_BYTES = 65;

/** Bound to the recipient, so that nothing of one can be passed off as another's. */
const place = (id: string, what: 'private-key' | 'data-key'): string => `concerto/recipient/${id}/${what}`;

const pointOf = async (key: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.exportKey('raw', key));

const importPoint = (point: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', point, P256, true, []);

async function sharedKey(
  own: CryptoKey,
  other: CryptoKey,
  id: string,
  points: readonly Bytes[],
): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const name = utf8(place(id, 'data-key'));
  const info = new Uint8Array(points.length * POINT_BYTES + name.length);
  points.forEach((point, i) => info.set(point, i * POINT_BYTES));
  info.set(name, points.length * POINT_BYTES);
  return hkdfKey(new Uint8Array(secret), info);
}

/** The data key, for this recipient only. @param dataKey extractable */
export async function sealedTo(id: string, publicKey: string, dataKey: CryptoKey): Promise<string> {
  const point = fromBase64(publicKey);
  const ephemeral = await crypto.subtle.generateKey(P256, false, ['deriveBits']);
  const ephemeralPoint = await pointOf(ephemeral.publicKey);
  const wrapping = await sharedKey(ephemeral.privateKey, await importPoint(point), id, [
    ephemeralPoint,
    point,
  ]);
  return `${toBase64(ephemeralPoint)}.${await wrapKey('raw', wrapping, place(id, 'data-key'), dataKey)}`;
}

/** Null where this key locks another recipient, or a part of it is not its own. */
export const openedBy = (
  wrapping: CryptoKey,
  recipient: Recipient,
  extractable = false,
): Promise<CryptoKey | null> => opened(wrapping, recipient, extractable).catch(() => null);

async function opened(
  wrapping: CryptoKey,
  { id, publicKey, privateKey, dataKey }: Recipient,
  extractable: boolean,
): Promise<CryptoKey> {
  const own = await unwrapPrivateKey(wrapping, place(id, 'private-key'), privateKey);
  const [ephemeral = '', sealed = ''] = dataKey.split('.');
  const ephemeralPoint = fromBase64(ephemeral);
  const points = [ephemeralPoint, fromBase64(publicKey)];
  const shared = await sharedKey(own, await importPoint(ephemeralPoint), id, points);
  return unwrapDataKey(shared, place(id, 'data-key'), sealed, extractable);
}

/** A new way in. @param dataKey extractable */
export async function newRecipient(
  id: string,
  kind: Recipient['kind'],
  wrapping: CryptoKey,
  dataKey: CryptoKey,
): Promise<Recipient> {
  const pair = await crypto.subtle.generateKey(P256, true, ['deriveBits']);
  const publicKey = toBase64(await pointOf(pair.publicKey));
  return {
    id,
    kind,
    publicKey,
    privateKey: await wrapKey('pkcs8', wrapping, place(id, 'private-key'), pair.privateKey),
    dataKey: await sealedTo(id, publicKey, dataKey),
  };
}
