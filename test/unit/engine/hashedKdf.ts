import type { Kdf } from '../../../shared/domain/kdf';

/**
 * A hash in the place of Argon2id, for the tests whose subject is another (`test/unit/setup.ts`). As there, another
 * passphrase, salt or cost makes another key, and the same letters typed elsewhere make the same. It costs no third of
 * a second.
 */
export async function hashedKdf(original: () => Promise<object>): Promise<object> {
  const { sha256Hex, utf8 } = await import('../../../renderer/engine/keys/bytes');
  const { importKey } = await import('../../../renderer/engine/keys/cipher');
  return {
    ...(await original()),
    passphraseWrappingKey: async (passphrase: string, salt: Uint8Array, kdf: Kdf): Promise<CryptoKey> => {
      const said = JSON.stringify([passphrase.normalize('NFKC'), [...salt], kdf]);
      return importKey(utf8((await sha256Hex(said)).slice(0, 32)));
    },
  };
}
