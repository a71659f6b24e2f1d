import type { CommandInput, CommandResult } from '../../../shared/contracts/commands/commands';
import type { Shell } from '../../../shared/contracts/shell';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { ulidFrom } from '../../../shared/domain/ulid';
import { randomBytes } from './bytes';
import { recoverUser } from './keyChanges';
import { checkPassphrase } from './passphrase';
import { createVault, openVault, openWithKeychain, openWithRecovery } from './vault';
import { newId } from './ways';
import { FIRST_USER, hasWays, isRecoveryOnly, parseVault, type AnyVault } from './vaultFormat';
import { resealed, type OpenVault } from './vaultRecord';
import { tried, waitsUntil } from './tries';
import { userPerson } from './userPerson';

const newUlid = (): string => ulidFrom(Date.now(), randomBytes(16));

/** Eight letters and digits that tell this workstation from the others in stamps and traces. */
const newDevice = (): string => newUlid().slice(-8).toLowerCase();

/** The first person of this workstation: creates its key. The file is flushed before the answer. */
export async function enrol(
  shell: Shell,
  input: CommandInput<'enrol'>,
): Promise<Result<{ open: OpenVault; recoveryKey: string }>> {
  if (await shell.readVault())
    return fail('state', 'Quelqu’un est déjà inscrit sur ce poste.', {
      next: 'Déverrouillez-le avec sa phrase secrète.',
    });
  if ((await shell.readJournal(0)).entries.length > 0)
    return fail('state', 'Ce poste porte des données chiffrées, mais le fichier de leurs clés manque.', {
      safe: 'Les données sont intactes, et illisibles sans leurs clés.',
      next: 'Restaurez le fichier vault.json depuis une sauvegarde, ou appelez le support.',
    });
  const passphrase = checkPassphrase(input.passphrase);
  if (!passphrase.ok) return passphrase;
  const { recoveryKey, ...open } = await createVault(passphrase.value, {
    device: newDevice(),
    users: [{ id: FIRST_USER, person: userPerson(input, newUlid()), role: input.role }],
    databases: [],
    region: null,
    journal: { first: 1 },
  });
  await shell.writeVault(JSON.stringify(open.vault));
  return ok({ open, recoveryKey });
}

const readVault = async (shell: Shell): Promise<Result<AnyVault>> =>
  parseVault((await shell.readVault()) ?? '');

/** Of a former format, or with recipients that are not of this workstation. A full disk must not keep it shut. */
async function mended(shell: Shell, vault: AnyVault, opened: Result<OpenVault>): Promise<Result<OpenVault>> {
  if (opened.ok && opened.value.vault !== vault)
    await shell
      .writeVault(JSON.stringify(opened.value.vault))
      .catch(() => console.warn('vault not migrated'));
  return opened;
}

export async function unlock(
  shell: Shell,
  { passphrase }: CommandInput<'unlock'>,
): Promise<Result<OpenVault>> {
  const vault = await readVault(shell);
  if (!vault.ok) return vault;
  return mended(shell, vault.value, await tried(shell, () => openVault(vault.value, passphrase)));
}

/** Where the account of the computer was changed or removed its keychain is gone, and the passphrase remains. */
export async function unlockWithKeychain(shell: Shell): Promise<Result<OpenVault>> {
  const vault = await readVault(shell);
  if (!vault.ok) return vault;
  const secret = await shell.keychain.read();
  return mended(shell, vault.value, await openWithKeychain(vault.value, secret ?? ''));
}

export async function openRecovery(
  shell: Shell,
  { recoveryKey }: CommandInput<'openRecovery'>,
): Promise<CommandResult<'openRecovery'>> {
  const vault = await readVault(shell);
  if (!vault.ok) return vault;
  const opened = await tried(shell, () => openWithRecovery(vault.value, recoveryKey));
  return opened.ok
    ? ok({ users: opened.value.workstation.users.map(({ id, person, role }) => ({ id, person, role })) })
    : opened;
}

export async function recover(
  shell: Shell,
  { recoveryKey, user, passphrase }: CommandInput<'recover'>,
): Promise<Result<{ open: OpenVault; recoveryKey: string }>> {
  const checked = checkPassphrase(passphrase);
  if (!checked.ok) return checked;
  const vault = await readVault(shell);
  if (!vault.ok) return vault;
  const recovered = await tried(shell, () => recoverUser(vault.value, recoveryKey, user, checked.value));
  if (!recovered.ok) return recovered;
  const open = isRecoveryOnly(vault.value) ? await onNewDevice(recovered.value.open) : recovered.value.open;
  await shell.writeVault(JSON.stringify(open.vault));
  return ok({ open, recoveryKey: recovered.value.recoveryKey });
}

/** A backup may be restored beside the workstation it was made on: two must not go on with one chain of traces. */
export const onNewDevice = (open: OpenVault): Promise<OpenVault> =>
  resealed(open, {
    ...open.workstation,
    device: newDevice(),
    journal: { restored: { run: newId(), ...journalOf(open) } },
  });

function journalOf({ workstation }: OpenVault): { isFormer: boolean; first?: number } {
  const first = workstation.journal?.first;
  return first === undefined ? { isFormer: true } : { isFormer: false, first };
}

/** What can be said of the workstation while it is locked. */
export interface Door {
  readonly tryAgainAt: number | null;
  readonly recoveryOnly: boolean;
  readonly keychain: boolean;
}

export async function lookAtDoor(shell: Shell): Promise<Door> {
  const text = await shell.readVault();
  const vault = text === null ? null : parseVault(text);
  const held = vault?.ok && hasWays(vault.value) ? vault.value : null;
  const opensByKeychain = held?.recipients.some(({ kind }) => kind === 'keychain') ?? false;
  return {
    tryAgainAt: await waitsUntil(shell),
    recoveryOnly: held !== null && isRecoveryOnly(held),
    keychain: opensByKeychain && (await keychainHolds(shell)),
  };
}

async function keychainHolds(shell: Shell): Promise<boolean> {
  const { isAvailable, isKept } = await shell.keychain.state();
  return isAvailable && isKept;
}
