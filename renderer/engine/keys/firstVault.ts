import { fromBase64 } from './bytes';
import { sealedOff, unsealJson, unwrapDataKey } from './cipher';
import { passphraseWrappingKey } from './passphrase';
import { sealedAnew, type Unsealed } from './vaultRecord';
import { workstationSchema, type FirstVault } from './vaultFormat';
import { FIRST_DATA_KEY } from './ways';

/** The data key by the one passphrase of format 1; extractable, for its new recipients. */
export async function firstDataKey(vault: FirstVault, passphrase: string): Promise<CryptoKey | null> {
  const wrapping = await passphraseWrappingKey(passphrase, fromBase64(vault.salt), vault.kdf);
  return unwrapDataKey(wrapping, FIRST_DATA_KEY, vault.byPassphrase, true).catch(() => null);
}

/**
 * Format 1 as format 2, nobody's passphrase in it yet. Its printed key goes on opening it, directly, until a new one is
 * printed: its letters are known to nobody here.
 */
export async function fromFirst(vault: FirstVault, dataKey: CryptoKey): Promise<Unsealed> {
  const keys = { current: await sealedOff(dataKey), previous: null };
  const record = await unsealJson(keys, 'concerto/workstation', vault.sealed);
  return sealedAnew({
    keys,
    workstation: workstationSchema.parse(record),
    ways: [],
    vault: { format: 3, recipients: [], byRecoveryKey: vault.byRecoveryKey, sealed: '' },
  });
}
