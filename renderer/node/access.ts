import type { CommandInput } from '../../shared/contracts/node';
import type { Shell } from '../../shared/contracts/shell';
import { personIdFor } from '../../shared/domain/ids';
import type { Person } from '../../shared/domain/person';
import { fail, ok, type Result } from '../../shared/domain/result';
import { ulidFrom } from '../../shared/domain/ulid';
import { randomBytes } from './store/bytes';
import { recoverUser } from './store/keyActs';
import { checkPassphrase } from './store/passphrase';
import { createVault, openVault, openWithRecovery } from './store/vault';
import { FIRST_USER, parseVault } from './store/vaultFormat';
import type { OpenVault } from './store/vaultRecord';

const newUlid = (): string => ulidFrom(Date.now(), randomBytes(16));

/** Eight letters and digits that tell this workstation from the others in stamps and traces. */
const newDevice = (): string => newUlid().slice(-8).toLowerCase();

/** What a doctor needs to count in a quorum; a secretary carries the profession code of domain.md §4.7. */
const specialtyFor = (input: CommandInput<'enrol'>): string | undefined =>
  input.role === 'secretary' ? (input.specialty ?? '331') : input.specialty;

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
  const specialty = specialtyFor(input);
  const rpps = input.rpps?.replace(/\s/g, '');
  const person: Person = {
    id: personIdFor(rpps, newUlid()),
    family: input.family,
    given: input.given,
    title: input.title ?? '',
    ...(rpps ? { rpps } : {}),
    ...(specialty ? { specialty } : {}),
  };
  const { recoveryKey, ...open } = await createVault(passphrase.value, {
    device: newDevice(),
    users: [{ id: FIRST_USER, person, role: input.role }],
    databases: [],
    region: null,
  });
  await shell.writeVault(JSON.stringify(open.vault));
  return ok({ open, recoveryKey });
}

const readVault = async (shell: Shell) => parseVault((await shell.readVault()) ?? '');

export async function unlock(
  shell: Shell,
  { passphrase }: CommandInput<'unlock'>,
): Promise<Result<OpenVault>> {
  const vault = await readVault(shell);
  if (!vault.ok) return vault;
  const opened = await openVault(vault.value, passphrase);
  // Of the first format, or with recipients that are not of this workstation. A full disk must not keep it shut.
  if (opened.ok && opened.value.vault !== vault.value)
    await shell
      .writeVault(JSON.stringify(opened.value.vault))
      .catch(() => console.warn('vault not migrated'));
  return opened;
}

export async function recover(
  shell: Shell,
  input: CommandInput<'recover'>,
): Promise<Result<{ open: OpenVault; recoveryKey: string }>> {
  const passphrase = checkPassphrase(input.passphrase);
  if (!passphrase.ok) return passphrase;
  const vault = await readVault(shell);
  if (!vault.ok) return vault;
  const accepted = await openWithRecovery(vault.value, input.recoveryKey);
  if (!accepted.ok) return accepted;
  const user = accepted.value.workstation.users[0]?.id ?? FIRST_USER;
  const recovered = await recoverUser(vault.value, input.recoveryKey, user, passphrase.value);
  if (recovered.ok) await shell.writeVault(JSON.stringify(recovered.value.open.vault));
  return recovered;
}
