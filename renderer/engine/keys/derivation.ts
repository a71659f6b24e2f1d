import { argon2id } from 'hash-wasm';
import type { Kdf } from '../../../shared/domain/kdf';
import type { Bytes } from './bytes';

export interface Derivation {
  /** As it is derived from: normalized. */
  readonly passphrase: string;
  readonly salt: Bytes;
  readonly kdf: Kdf;
}

/** @returns 32 bytes */
export async function derived({ passphrase, salt, kdf }: Derivation): Promise<Bytes> {
  const raw = await argon2id({
    password: passphrase,
    salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return raw as Bytes;
}
