import { sealJson, unsealJson, unwrapDataKey, type Keyring } from './cipher';
import {
  recordSchema,
  type Recipient,
  type User,
  type Vault,
  type Way,
  type Workstation,
} from './vaultFormat';

/** A vault whose record was read: what it says of the workstation, and the ways in that it vouches for. */
export interface Unsealed {
  readonly keys: Keyring;
  readonly workstation: Workstation;
  readonly ways: readonly Way[];
  readonly vault: Vault;
}
/** Open for somebody. */
export interface OpenVault extends Unsealed {
  readonly user: User;
}

const RECORD = 'concerto/record';
export const PREVIOUS = 'concerto/previous-data-key';

/**
 * Rejects when the key is another's or a byte was changed. A recipient that the record does not vouch for was put into
 * the file by somebody else, or was removed here and put back: it is dropped.
 */
export async function unsealed(vault: Vault, dataKey: CryptoKey): Promise<Unsealed> {
  const previous =
    vault.previous === undefined ? null : await unwrapDataKey(dataKey, PREVIOUS, vault.previous);
  const keys = { current: dataKey, previous };
  const { workstation, ways } = recordSchema.parse(await unsealJson(keys, RECORD, vault.sealed));
  const known = vault.recipients.filter(({ id, publicKey }) =>
    ways.some((way) => way.id === id && way.publicKey === publicKey),
  );
  const strangers = known.length < vault.recipients.length;
  return { keys, workstation, ways, vault: strangers ? { ...vault, recipients: known } : vault };
}

/** Whose way this recipient is, where that person still is of this workstation. */
export function userOf({ ways, workstation }: Unsealed, recipient: string): User | undefined {
  const way = ways.find(({ id }) => id === recipient);
  return workstation.users.find(({ id }) => id === way?.user);
}

const ownersOf = (open: Unsealed, kind: Recipient['kind']): string[] =>
  open.vault.recipients.flatMap((recipient) => {
    const owner = recipient.kind === kind ? userOf(open, recipient.id) : undefined;
    return owner ? [owner.id] : [];
  });

/** False for whom a backup brought here: passphrases stay where they were. */
export const hasPassphrase = (open: Unsealed, user: string): boolean => ownersOf(open, 'user').includes(user);

/** For whom the computer's keychain opens. */
export const keychainUser = (open: Unsealed): string | null => ownersOf(open, 'keychain')[0] ?? null;

/** The file and what is sealed in it change together. */
export async function sealedAnew<V extends Unsealed>(open: V): Promise<V> {
  const { keys, vault, workstation, ways } = open;
  return { ...open, vault: { ...vault, sealed: await sealJson(keys, RECORD, { workstation, ways }) } };
}

export const resealed = <V extends Unsealed>(open: V, workstation: Workstation): Promise<V> =>
  sealedAnew({ ...open, workstation });

/** To be sealed anew after it. */
export function withWay<V extends Unsealed>(
  open: V,
  recipient: Vault['recipients'][number],
  user: string | null,
): V {
  const { id, publicKey } = recipient;
  return {
    ...open,
    ways: [...open.ways, { id, publicKey, user }],
    vault: { ...open.vault, recipients: [...open.vault.recipients, recipient] },
  };
}

/** To be sealed anew after it. */
export function withoutWays<V extends Unsealed>(
  open: V,
  closed: (kind: Recipient['kind'], user: string | null) => boolean,
): V {
  const whose = (id: string) => open.ways.find((way) => way.id === id)?.user ?? null;
  const recipients = open.vault.recipients.filter(({ id, kind }) => !closed(kind, whose(id)));
  const ways = open.ways.filter(({ id }) => recipients.some((recipient) => recipient.id === id));
  return { ...open, ways, vault: { ...open.vault, recipients } };
}
