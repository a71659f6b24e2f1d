import { argon2id } from 'hash-wasm';
import type { Kdf } from '../../../shared/domain/kdf';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Bytes } from './bytes';
import { importKey } from './cipher';

/** Argon2id, 64 MiB, three passes: about a third of a second on the measured machine (README.md, "Measurements"). */
export const currentKdf: Kdf = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 };

export const MINIMUM_PASSPHRASE = 12;

/** The same letters typed on another keyboard or computer are the same passphrase. */
export const normalized = (passphrase: string): string => passphrase.normalize('NFKC');

export async function passphraseWrappingKey(passphrase: string, salt: Bytes, kdf: Kdf): Promise<CryptoKey> {
  const raw = await argon2id({
    password: normalized(passphrase),
    salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return importKey(raw as Bytes);
}

export function checkPassphrase(passphrase: string): Result<string> {
  return normalized(passphrase).length >= MINIMUM_PASSPHRASE
    ? ok(passphrase)
    : fail('passphrase', `La phrase secrète compte au moins ${MINIMUM_PASSPHRASE} caractères.`, {
        next: 'Quatre ou cinq mots sans rapport entre eux font une bonne phrase secrète.',
      });
}
