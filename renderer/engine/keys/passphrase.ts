import type { Kdf } from '../../../shared/domain/kdf';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Bytes } from './bytes';
import { importKey } from './cipher';
import { derived, type Derivation } from './derivation';

/** Argon2id, 64 MiB, three passes: about a third of a second on the measured machine (README.md, "Measurements"). */
export const currentKdf: Kdf = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 };

export const MINIMUM_PASSPHRASE = 12;

/** The same letters typed on another keyboard or computer are the same passphrase. */
export const normalized = (passphrase: string): string => passphrase.normalize('NFKC');

export async function passphraseWrappingKey(passphrase: string, salt: Bytes, kdf: Kdf): Promise<CryptoKey> {
  const derivation = { passphrase: normalized(passphrase), salt, kdf };
  // Node, where tests and the `concerto` command derive, has no such Worker.
  return importKey(await (typeof Worker === 'undefined' ? derived(derivation) : derivedAside(derivation)));
}

/** In a thread of its own: the engine goes on meanwhile. */
async function derivedAside(derivation: Derivation): Promise<Bytes> {
  const worker = new Worker(new URL('./derivationWorker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      const failed = () => reject(new Error('not derived'));
      worker.onerror = failed;
      worker.onmessage = ({ data }: MessageEvent<Bytes | null>) => (data ? resolve(data) : failed());
      worker.postMessage(derivation);
    });
  } finally {
    worker.terminate();
  }
}

export function checkPassphrase(passphrase: string): Result<string> {
  return normalized(passphrase).length >= MINIMUM_PASSPHRASE
    ? ok(passphrase)
    : fail('passphrase', `La phrase secrète compte au moins ${MINIMUM_PASSPHRASE} caractères.`, {
        next: 'Quatre ou cinq mots sans rapport entre eux font une bonne phrase secrète.',
      });
}
