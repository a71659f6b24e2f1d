import type { Kdf } from '../../../shared/domain/kdf';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { fromBase64, randomBytes, toBase64, utf8, type Bytes } from './bytes';
import { unwrapDataKey } from './cipher';
import { hkdfKey } from './hkdf';
import { currentKdf, passphraseWrappingKey } from './passphrase';
import { newRecipient, openedBy } from './recipients';
import { newRecoveryKey, parseRecoveryKey, recoveryWrappingKey } from './recoveryKey';
import type { Recipient, UserRecipient, Vault } from './vaultFormat';

/** A recipient that opened, and the data key it gave. */
export interface Found {
  readonly id: string;
  readonly dataKey: CryptoKey;
}

export const newId = (): string => toBase64(randomBytes(9)).replace(/\+/g, '-').replace(/\//g, '_');

/** One derivation opens or refuses all who share these. */
interface Derivation {
  readonly kdf: Kdf;
  readonly salt: string;
}
const alike = (a: Derivation, b: Derivation): boolean =>
  a.salt === b.salt && (Object.keys(a.kdf) as (keyof Kdf)[]).every((name) => a.kdf[name] === b.kdf[name]);

const passphrasesOf = (vault: Vault): UserRecipient[] =>
  vault.recipients.flatMap((recipient) => (recipient.kind === 'user' ? [recipient] : []));

const derive = ({ kdf, salt }: Derivation, passphrase: string): Promise<CryptoKey> =>
  passphraseWrappingKey(passphrase, fromBase64(salt), kdf);

const freshDerivation = (): Derivation => ({ kdf: currentKdf, salt: toBase64(randomBytes(16)) });

/** Every recipient is tried, whichever opens; where there is none the same work is done for nothing. */
export async function foundByPassphrase(
  vault: Vault,
  passphrase: string,
  extractable = false,
): Promise<Found | null> {
  const users = passphrasesOf(vault);
  const derivations: Derivation[] = users.filter((user, i) => users.findIndex((u) => alike(u, user)) === i);
  let found: Found | null = null;
  for (const derivation of derivations.length === 0 ? [freshDerivation()] : derivations) {
    const wrapping = await derive(derivation, passphrase);
    for (const recipient of users.filter((user) => alike(user, derivation))) {
      const dataKey = await openedBy(wrapping, recipient, extractable);
      if (dataKey) found = { id: recipient.id, dataKey };
    }
  }
  return found;
}

/** @param dataKey extractable */
export async function passphraseRecipient(
  vault: Vault,
  passphrase: string,
  dataKey: CryptoKey,
): Promise<UserRecipient> {
  const shared = passphrasesOf(vault).find(({ kdf, salt }) =>
    alike({ kdf, salt }, { kdf: currentKdf, salt }),
  );
  const { kdf, salt } = shared ?? freshDerivation();
  const wrapping = await derive({ kdf, salt }, passphrase);
  return { ...(await newRecipient(newId(), 'user', wrapping, dataKey)), kind: 'user', kdf, salt };
}

/** A new printed key. @param dataKey extractable */
export async function recoveryRecipient(
  dataKey: CryptoKey,
): Promise<{ recipient: Recipient & { kind: 'recovery' }; recoveryKey: string }> {
  const recoveryKey = newRecoveryKey();
  const wrapping = await recoveryWrappingKey(recoveryKey.replaceAll('-', ''));
  const recipient = await newRecipient(newId(), 'recovery', wrapping, dataKey);
  return { recipient: { ...recipient, kind: 'recovery' }, recoveryKey };
}

/** Where format 1 kept the data key itself. */
export const FIRST_DATA_KEY = 'concerto/data-key';

/** In the place of a recipient's id: the printed key of format 1, which has none. */
export const FIRST_PRINTED = '';

export const wrongRecoveryKey = fail('passphrase', 'Cette clé de récupération n’ouvre pas ce poste.', {
  safe: 'Vos données sont intactes.',
  next: 'Prenez la dernière clé imprimée\u00a0: chaque nouvelle clé remplace la précédente.',
});

/** The key as it was typed, if it can be one at all: what is not even that counts as no try. */
export function typedRecoveryKey(typed: string): Result<string> {
  const letters = parseRecoveryKey(typed);
  return letters
    ? ok(letters)
    : fail('invalid', 'La clé de récupération compte 32 lettres et chiffres, en huit groupes de quatre.', {
        safe: 'Rien n’a été modifié.',
        next: 'Comparez avec votre feuille, groupe par groupe.',
      });
}

export async function foundByRecoveryKey(
  { recipients, byRecoveryKey }: Pick<Vault, 'recipients' | 'byRecoveryKey'>,
  letters: string,
  extractable = false,
): Promise<Result<Found>> {
  const wrapping = await recoveryWrappingKey(letters);
  for (const recipient of recipients.filter(({ kind }) => kind === 'recovery')) {
    const dataKey = await openedBy(wrapping, recipient, extractable);
    if (dataKey) return ok({ id: recipient.id, dataKey });
  }
  const direct =
    byRecoveryKey === undefined
      ? null
      : await unwrapDataKey(wrapping, FIRST_DATA_KEY, byRecoveryKey, extractable).catch(() => null);
  return direct ? ok({ id: FIRST_PRINTED, dataKey: direct }) : wrongRecoveryKey;
}

const keychainKey = (secret: Bytes): Promise<CryptoKey> => hkdfKey(secret, utf8('concerto keychain'));

/** A way in by a secret that the computer's own keychain keeps. @param dataKey extractable */
export async function keychainRecipient(
  dataKey: CryptoKey,
): Promise<{ recipient: Recipient & { kind: 'keychain' }; secret: string }> {
  const bytes = randomBytes(32);
  const secret = toBase64(bytes);
  const recipient = await newRecipient(newId(), 'keychain', await keychainKey(bytes), dataKey);
  return { recipient: { ...recipient, kind: 'keychain' }, secret };
}

export async function foundByKeychain(vault: Vault, secret: string): Promise<Found | null> {
  const wrapping = await keychainKey(fromBase64(secret));
  for (const recipient of vault.recipients.filter(({ kind }) => kind === 'keychain')) {
    const dataKey = await openedBy(wrapping, recipient);
    if (dataKey) return { id: recipient.id, dataKey };
  }
  return null;
}
