import type { CommandInput } from '../../shared/contracts/node';
import type { Shell } from '../../shared/contracts/shell';
import { personIdFor } from '../../shared/domain/ids';
import type { Person } from '../../shared/domain/person';
import { fail, ok, type Result } from '../../shared/domain/result';
import { ulidFrom } from '../../shared/domain/ulid';
import { randomBytes } from './store/bytes';
import {
  checkPassphrase,
  createVault,
  openVault,
  parseVault,
  recoverVault,
  type OpenVault,
  type Workstation,
} from './store/vault';

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
  const workstation: Workstation = {
    device: newDevice(),
    user: { person, role: input.role },
    databases: [],
    region: null,
  };
  const { recoveryKey, ...open } = await createVault(passphrase.value, workstation);
  await shell.writeVault(JSON.stringify(open.vault));
  return ok({ open, recoveryKey });
}

const unreadable = fail('storage', 'Le fichier des clés de ce poste est illisible.', {
  safe: 'Les données chiffrées sont intactes.',
  next: 'Restaurez le fichier vault.json depuis une sauvegarde, ou appelez le support.',
});

export async function unlock(
  shell: Shell,
  { passphrase }: CommandInput<'unlock'>,
): Promise<Result<OpenVault>> {
  const vault = parseVault((await shell.readVault()) ?? '');
  return vault ? openVault(vault, passphrase) : unreadable;
}

export async function recover(
  shell: Shell,
  input: CommandInput<'recover'>,
): Promise<Result<{ open: OpenVault; recoveryKey: string }>> {
  const passphrase = checkPassphrase(input.passphrase);
  if (!passphrase.ok) return passphrase;
  const vault = parseVault((await shell.readVault()) ?? '');
  if (!vault) return unreadable;
  const recovered = await recoverVault(vault, input.recoveryKey, passphrase.value);
  if (!recovered.ok) return recovered;
  const { recoveryKey, ...open } = recovered.value;
  await shell.writeVault(JSON.stringify(open.vault));
  return ok({ open, recoveryKey });
}
