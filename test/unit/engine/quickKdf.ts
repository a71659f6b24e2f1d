import type * as passphrases from '../../../renderer/engine/keys/passphrase';

/**
 * Argon2id itself, at the least cost that is accepted where the test makes a vault, and once for the same passphrase,
 * salt and cost. It is for fixtures that a former build made, and for what is about the derivation.
 */
export async function quickKdf(original: () => Promise<object>): Promise<object> {
  const real = (await original()) as typeof passphrases;
  const derived = new Map<string, Promise<CryptoKey>>();
  const passphraseWrappingKey: typeof real.passphraseWrappingKey = (passphrase, salt, kdf) => {
    const asked = JSON.stringify([passphrase, [...salt], kdf]);
    const key = derived.get(asked) ?? real.passphraseWrappingKey(passphrase, salt, kdf);
    derived.set(asked, key);
    return key;
  };
  return {
    ...real,
    currentKdf: { name: 'argon2id', memoryKiB: 19_456, passes: 1, lanes: 1 },
    passphraseWrappingKey,
  };
}
