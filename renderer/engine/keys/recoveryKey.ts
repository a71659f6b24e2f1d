import { CROCKFORD } from '../../../shared/domain/ulid';
import { randomBytes, utf8 } from './bytes';
import { hkdfKey } from './hkdf';

const LENGTH = 32;

/** 160 bits in eight groups of four: « 7K3M-… ». */
export function newRecoveryKey(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => CROCKFORD.charAt(byte % 32)).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What a person typed, back to the 32 letters; null when it cannot be a recovery key. */
export function parseRecoveryKey(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^0-9A-Z]/g, '');
  return letters.length === LENGTH && [...letters].every((l) => CROCKFORD.includes(l)) ? letters : null;
}

/** The key is random, so HKDF is enough: no password hashing is needed. */
export const recoveryWrappingKey = (letters: string): Promise<CryptoKey> =>
  hkdfKey(utf8(letters), utf8('concerto recovery key'));
