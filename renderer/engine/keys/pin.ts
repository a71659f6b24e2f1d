import type { PersonId } from '../../../shared/domain/ids';
import { derived } from './derivation';
import { fromBase64, randomBytes, toBase64 } from './bytes';
import type { Workstation } from './vaultFormat';

export type KeptPin = NonNullable<NonNullable<Workstation['pins']>[PersonId]>;

/**
 * OWASP's least for Argon2id: four digits are no secret to whoever has the data key, and nobody else reads this, sealed
 * as it is in the vault. At the keyboard the tries are counted.
 */
const KDF = { name: 'argon2id', memoryKiB: 19_456, passes: 2, lanes: 1 } as const;

const hashOf = async (pin: string, salt: string): Promise<string> =>
  toBase64(await derived({ passphrase: pin, salt: fromBase64(salt), kdf: KDF }));

export async function keptPin(pin: string): Promise<KeptPin> {
  const salt = toBase64(randomBytes(16));
  return { salt, hash: await hashOf(pin, salt), wrong: 0 };
}

export const isPin = async ({ salt, hash }: KeptPin, pin: string): Promise<boolean> =>
  (await hashOf(pin, salt)) === hash;
