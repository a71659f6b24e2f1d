import { fail, ok, type Result } from '../../../shared/domain/result';
import { newDataKey, sealedOff } from './cipher';
import { firstDataKey, fromFirst } from './firstVault';
import {
  FIRST_USER,
  hasWays,
  unreadable,
  type AnyVault,
  type Recipient,
  type User,
  type Vault,
  type Workstation,
} from './vaultFormat';
import {
  isVouchedFor,
  sealedAnew,
  unsealed,
  userOf,
  withWay,
  type OpenVault,
  type Unsealed,
} from './vaultRecord';
import {
  FIRST_PRINTED,
  foundByKeychain,
  foundByPassphrase,
  foundByRecoveryKey,
  passphraseRecipient,
  recoveryRecipient,
  typedRecoveryKey,
  wrongRecoveryKey,
  type Found,
} from './ways';

const empty: Vault = { format: 3, recipients: [], sealed: '' };

/** A new data key, for the workstation's first person and for a recovery key that is shown once. */
export async function createVault(
  passphrase: string,
  workstation: Workstation & { readonly users: readonly [User] },
): Promise<OpenVault & { recoveryKey: string }> {
  const dataKey = await newDataKey();
  const [user] = workstation.users;
  const { recipient, recoveryKey } = await recoveryRecipient(dataKey);
  const keys = { current: await sealedOff(dataKey), previous: null };
  const own = await passphraseRecipient(empty, passphrase, dataKey);
  const open: OpenVault = { keys, workstation, ways: [], vault: empty, user };
  const sealed = await sealedAnew(withWay(withWay(open, own, user.id), recipient, null));
  return { ...sealed, recoveryKey };
}

const wrongPassphrase = fail('passphrase', 'Cette phrase secrète n’ouvre pas ce poste.', {
  safe: 'Vos données sont intactes.',
  next: 'Vérifiez la touche Verr. Maj., ou utilisez la clé de récupération imprimée.',
});

/** The passphrase alone says who it is. A former format comes out as the present one, to be written. */
export async function openVault(vault: AnyVault, passphrase: string): Promise<Result<OpenVault>> {
  if (hasWays(vault))
    return openedFor(vault, 'user', await foundByPassphrase(vault, passphrase), wrongPassphrase);
  const dataKey = await firstDataKey(vault, passphrase);
  if (!dataKey) return wrongPassphrase;
  const first = await fromFirst(vault, dataKey).catch(() => null);
  const user = first?.workstation.users.find(({ id }) => id === FIRST_USER);
  if (!first || !user) return unreadable;
  const own = await passphraseRecipient(first.vault, passphrase, dataKey);
  return ok(await sealedAnew(withWay({ ...first, user }, own, user.id)));
}

const goneKeychain = fail('state', 'La session de l’ordinateur n’ouvre plus ce poste.', {
  safe: 'Vos données sont intactes.',
  next: 'Ouvrez-le avec votre phrase secrète.',
});

export async function openWithKeychain(vault: AnyVault, secret: string): Promise<Result<OpenVault>> {
  return hasWays(vault)
    ? openedFor(vault, 'keychain', await foundByKeychain(vault, secret), goneKeychain)
    : goneKeychain;
}

async function openedFor(
  vault: Vault,
  kind: Recipient['kind'],
  found: Found | null,
  refusal: Result<never>,
): Promise<Result<OpenVault>> {
  if (!found) return refusal;
  const open = await unsealed(vault, found.dataKey).catch(() => null);
  if (!open) return unreadable;
  const user = isVouchedFor(open, found.id, kind) ? userOf(open, found.id) : undefined;
  return user ? ok({ ...open, user }) : refusal;
}

/** With the key's letters as printed: for a workstation, or for the keys that a backup carries. Changes nothing. */
export async function openWithRecovery(
  vault: AnyVault,
  typed: string,
): Promise<Result<Unsealed & { readonly dataKey: CryptoKey }>> {
  const letters = typedRecoveryKey(typed);
  if (!letters.ok) return letters;
  const ways = hasWays(vault) ? vault : { recipients: [], byRecoveryKey: vault.byRecoveryKey };
  const found = await foundByRecoveryKey(ways, letters.value, true);
  if (!found.ok) return found;
  const { id, dataKey } = found.value;
  const open = await (
    hasWays(vault) ? unsealed(vault, await sealedOff(dataKey)) : fromFirst(vault, dataKey)
  ).catch(() => null);
  if (!open) return unreadable;
  // A key that was replaced opens nothing, even where its way was put back into the file.
  const isCurrent =
    id === FIRST_PRINTED ? open.vault.byRecoveryKey !== undefined : isVouchedFor(open, id, 'recovery');
  return isCurrent ? ok({ ...open, dataKey }) : wrongRecoveryKey;
}
