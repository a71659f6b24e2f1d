import { fail, ok, type Result } from '../../../shared/domain/result';
import { newDataKey, sealedOff, wrapKey } from './cipher';
import { normalized } from './passphrase';
import { sealedTo } from './recipients';
import { openWithRecovery } from './vault';
import type { AnyVault, User, Workstation } from './vaultFormat';
import {
  PREVIOUS,
  sealedAnew,
  userOf,
  withoutWays,
  withWay,
  type OpenVault,
  type Unsealed,
} from './vaultRecord';
import { foundByPassphrase, keychainRecipient, newId, passphraseRecipient, recoveryRecipient } from './ways';

/*
 * What is done to the keys of an open workstation. Each act asks for the passphrase of who is signed in once more. It
 * proves that this person, and not somebody passing by, does it. It alone gives the data key in a form that can be
 * sealed to somebody else. Every act answers a new vault, to be written before it counts.
 */

const notYours = fail('passphrase', 'Cette phrase secrète n’est pas la vôtre.', {
  safe: 'Rien n’a été modifié.',
  next: 'Écrivez la phrase avec laquelle vous avez ouvert ce poste.',
});

/** Told without saying whose it is: it says nothing of another person's but that it is not to be had. */
const taken = fail('passphrase', 'Cette phrase secrète ne peut pas être choisie sur ce poste.', {
  safe: 'Rien n’a été modifié.',
  next: 'Composez-en une autre, de quatre ou cinq mots sans rapport entre eux.',
});

/** The data key, extractable, for the length of an act. */
async function dataKeyWith(open: OpenVault, passphrase: string): Promise<Result<CryptoKey>> {
  const found = await foundByPassphrase(open.vault, passphrase, true);
  return found && userOf(open, found.id)?.id === open.user.id ? ok(found.dataKey) : notYours;
}

/** Whether it is that of who is signed in. */
export const isPassphraseOf = async (open: OpenVault, passphrase: string): Promise<Result<null>> => {
  const found = await dataKeyWith(open, passphrase);
  return found.ok ? ok(null) : found;
};

/** Gives `user` this passphrase, and takes the former one from them: a new key pair, so that the old opens nothing new. */
async function withPassphrase<V extends Unsealed>(
  open: V,
  user: string,
  passphrase: string,
  dataKey: CryptoKey,
): Promise<Result<V>> {
  const before = withoutWays(open, (kind, whose) => kind === 'user' && whose === user);
  if (await foundByPassphrase(before.vault, passphrase)) return taken;
  const recipient = await passphraseRecipient(open.vault, passphrase, dataKey);
  return ok(withWay(before, recipient, user));
}

const withUsers = <V extends Unsealed>(open: V, users: Workstation['users']): V => ({
  ...open,
  workstation: { ...open.workstation, users },
});

const sealedOf = async <V extends Unsealed>(made: Result<V>): Promise<Result<V>> =>
  made.ok ? ok(await sealedAnew(made.value)) : made;

export async function addUser(
  open: OpenVault,
  passphrase: string,
  added: Omit<User, 'id'>,
  theirs: string,
): Promise<Result<OpenVault>> {
  const dataKey = await dataKeyWith(open, passphrase);
  if (!dataKey.ok) return dataKey;
  const user: User = { ...added, id: newId() };
  const users = [...open.workstation.users, user];
  return sealedOf(await withPassphrase(withUsers(open, users), user.id, theirs, dataKey.value));
}

/** What they had of keys goes with them; of what they wrote, nothing. */
export async function removeUser(
  open: OpenVault,
  passphrase: string,
  removed: string,
): Promise<Result<OpenVault>> {
  const dataKey = await dataKeyWith(open, passphrase);
  if (!dataKey.ok) return dataKey;
  const users = open.workstation.users.filter(({ id }) => id !== removed);
  const without = withoutWays(withUsers(open, users), (_kind, user) => user === removed);
  return sealedOf(ok(without));
}

/** The one who is signed in gets another; also whoever came by a backup and has none yet (`user`). */
export async function changePassphrase(
  open: OpenVault,
  passphrase: string,
  next: string,
  user = open.user.id,
): Promise<Result<OpenVault>> {
  if (user === open.user.id && normalized(passphrase) === normalized(next))
    return fail('invalid', 'La nouvelle phrase secrète est la même que l’ancienne.', {
      safe: 'Rien n’a été modifié.',
      next: 'Composez-en une autre.',
    });
  const dataKey = await dataKeyWith(open, passphrase);
  return dataKey.ok ? sealedOf(await withPassphrase(open, user, next, dataKey.value)) : dataKey;
}

interface NewRecoveryKey<V> {
  readonly open: V;
  readonly recoveryKey: string;
}

async function renewed<V extends Unsealed>(open: V, dataKey: CryptoKey): Promise<NewRecoveryKey<V>> {
  const { recipient, recoveryKey } = await recoveryRecipient(dataKey);
  const { byRecoveryKey: _first, ...vault } = open.vault;
  const without = withoutWays({ ...open, vault }, (kind) => kind === 'recovery');
  return { recoveryKey, open: await sealedAnew(withWay(without, recipient, null)) };
}

/** A new printed key; the former one opens nothing any more. */
export async function renewRecoveryKey(
  open: OpenVault,
  passphrase: string,
): Promise<Result<NewRecoveryKey<OpenVault>>> {
  const dataKey = await dataKeyWith(open, passphrase);
  return dataKey.ok ? ok(await renewed(open, dataKey.value)) : dataKey;
}

/** With the printed key: gives `user` a new passphrase and everybody a new printed key. */
export async function recoverUser(
  vault: AnyVault,
  typed: string,
  user: string,
  passphrase: string,
): Promise<Result<NewRecoveryKey<OpenVault>>> {
  const recovered = await openWithRecovery(vault, typed);
  if (!recovered.ok) return recovered;
  const { dataKey, ...open } = recovered.value;
  const person = open.workstation.users.find(({ id }) => id === user);
  if (!person) return fail('missing', 'Cette personne n’est plus de ce poste.');
  const without = withoutWays({ ...open, user: person }, (_kind, whose) => whose === user);
  const given = await withPassphrase(without, user, passphrase, dataKey);
  return given.ok ? ok(await renewed(given.value, dataKey)) : given;
}

/** Lets the computer's keychain open for who is signed in, and for nobody else any more. */
export async function keepInKeychain(
  open: OpenVault,
  passphrase: string,
): Promise<Result<{ open: OpenVault; secret: string }>> {
  const dataKey = await dataKeyWith(open, passphrase);
  if (!dataKey.ok) return dataKey;
  const { recipient, secret } = await keychainRecipient(dataKey.value);
  const without = withoutWays(open, (kind) => kind === 'keychain');
  return ok({ secret, open: await sealedAnew(withWay(without, recipient, open.user.id)) });
}

export const withoutKeychain = (open: OpenVault): Promise<OpenVault> =>
  sealedAnew(withoutWays(open, (kind) => kind === 'keychain'));

/**
 * A new data key, given to every way in without anybody's secret, the old one kept under it until all that lies under
 * the old one was sealed anew (`withoutPrevious`).
 */
export async function rekeyed(open: OpenVault, passphrase: string): Promise<Result<OpenVault>> {
  if (open.vault.previous !== undefined)
    return fail('state', 'La clé des données est déjà en cours de remplacement.', {
      next: 'Attendez la fin\u00a0; le travail reprend seul à chaque ouverture.',
    });
  if (open.vault.byRecoveryKey !== undefined)
    return fail('state', 'La clé de récupération de ce poste est d’une ancienne forme.', {
      safe: 'Rien n’a été modifié.',
      next: 'Imprimez-en d’abord une nouvelle dans les réglages, puis recommencez.',
    });
  const old = await dataKeyWith(open, passphrase);
  if (!old.ok) return old;
  const dataKey = await newDataKey();
  const current = await sealedOff(dataKey);
  const recipients = await Promise.all(
    open.vault.recipients.map(async (recipient) => ({
      ...recipient,
      dataKey: await sealedTo(recipient.id, recipient.publicKey, dataKey),
    })),
  );
  const previous = await wrapKey('raw', current, PREVIOUS, old.value);
  const keys = { current, previous: open.keys.current };
  return ok(await sealedAnew({ ...open, keys, vault: { ...open.vault, recipients, previous } }));
}

export function withoutPrevious(open: OpenVault): Promise<OpenVault> {
  const { previous: _dropped, ...vault } = open.vault;
  return sealedAnew({ ...open, keys: { ...open.keys, previous: null }, vault });
}
