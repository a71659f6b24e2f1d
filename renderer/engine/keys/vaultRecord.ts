import { sealJson, unsealJson, unwrapDataKey, type Keyring } from './cipher';
import {
  anyRecipientSchema,
  isRecoveryOnly,
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

/** Bound to the format, so that a newer file is not passed off as one whose record vouches for less. */
const RECORDS = { 2: 'concerto/record', 3: 'concerto/record/3' } as const;
const FORMAT = 3;
export const PREVIOUS = 'concerto/previous-data-key';

/** What format 2 did not say of a way in can only be taken from the file, this once: except that the printed key is nobody's. */
const kindOf = ({ kind, user }: Way, found: Recipient['kind']): Recipient['kind'] =>
  kind ?? (user === null ? 'recovery' : found === 'recovery' ? 'keychain' : found);

/** Those of the file that the record vouches for, each of the kind that it says. */
function vouched(recipients: Vault['recipients'], ways: readonly Way[]): Vault['recipients'] {
  const seen = new Set<string>();
  return recipients.flatMap((recipient) => {
    const way = ways.find(({ id, publicKey }) => id === recipient.id && publicKey === recipient.publicKey);
    if (!way || seen.has(way.id)) return [];
    const kind = kindOf(way, recipient.kind);
    const read =
      kind === recipient.kind ? recipient : anyRecipientSchema.safeParse({ ...recipient, kind }).data;
    if (read) seen.add(way.id);
    return read ?? [];
  });
}

/**
 * Rejects when the key is another's or the record was changed. The record, which whoever lacks the data key cannot
 * write, says which ways in there are. What else stands in the file was put there by somebody else, or was removed here
 * and put back. It is dropped, and that the file was altered is kept until somebody was told. Comes out in the present
 * format; the same vault where nothing had to be changed.
 */
export async function unsealed(vault: Vault, dataKey: CryptoKey): Promise<Unsealed> {
  const onlyThis = { current: dataKey, previous: null };
  const record = recordSchema.parse(await unsealJson(onlyThis, RECORDS[vault.format], vault.sealed));
  const isFormer = vault.format < FORMAT;
  const { byRecoveryKey, previous } = isFormer ? vault : record;
  const recipients = vouched(vault.recipients, record.ways);
  const isSame =
    recipients.length === vault.recipients.length &&
    recipients.every((recipient, i) => recipient === vault.recipients[i]) &&
    byRecoveryKey === vault.byRecoveryKey &&
    previous === vault.previous &&
    // A backup carries the printed key's way alone.
    (isFormer || isRecoveryOnly(vault) || recipients.length === record.ways.length);
  const { byRecoveryKey: _direct, previous: _former, ...rest } = vault;
  const open: Unsealed = {
    keys: {
      current: dataKey,
      previous: previous === undefined ? null : await unwrapDataKey(dataKey, PREVIOUS, previous),
    },
    workstation: isSame ? record.workstation : { ...record.workstation, keysAltered: true },
    ways: recipients.flatMap(({ id, kind }) =>
      record.ways.filter((way) => way.id === id).map((way) => ({ ...way, kind })),
    ),
    vault: isSame
      ? vault
      : {
          ...rest,
          recipients,
          ...(byRecoveryKey === undefined ? {} : { byRecoveryKey }),
          ...(previous === undefined ? {} : { previous }),
        },
  };
  return isSame && !isFormer ? open : sealedAnew(open);
}

/** False for a recipient that the record does not vouch for, whatever its key opens. */
export const isVouchedFor = ({ vault }: Unsealed, recipient: string, kind: Recipient['kind']): boolean =>
  vault.recipients.some((it) => it.id === recipient && it.kind === kind);

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
  const { byRecoveryKey, previous } = vault;
  const record = { workstation, ways, byRecoveryKey, previous };
  const sealed = await sealJson(keys, RECORDS[FORMAT], record);
  return { ...open, vault: { ...vault, format: FORMAT, sealed } };
}

export const resealed = <V extends Unsealed>(open: V, workstation: Workstation): Promise<V> =>
  sealedAnew({ ...open, workstation });

/** To be sealed anew after it. */
export function withWay<V extends Unsealed>(
  open: V,
  recipient: Vault['recipients'][number],
  user: string | null,
): V {
  const { id, publicKey, kind } = recipient;
  return {
    ...open,
    ways: [...open.ways, { id, publicKey, kind, user }],
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
