import { addUser, keepInKeychain } from '../../../renderer/engine/keys/keyChanges';
import { createVault } from '../../../renderer/engine/keys/vault';
import type { User, Workstation } from '../../../renderer/engine/keys/vaultFormat';
import type { OpenVault } from '../../../renderer/engine/keys/vaultRecord';
import type { PersonId } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';

export const PASSPHRASE = 'quatre mots sans rapport';
export const OTHER = 'girafe tambour velours orage';

export const someone = (family: string, role: User['role'] = 'secretary'): Omit<User, 'id'> => ({
  person: { id: `rpps-1000000000${family.length}` as PersonId, family, given: 'Ada', title: '' },
  role,
});

export const workstation: Workstation & { users: [User] } = {
  device: 'abcd1234',
  users: [{ id: 'first', ...someone('Secrète') }],
  databases: [],
  region: null,
};

export const newVault = () => createVault(PASSPHRASE, workstation);

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.problem.code);

/** As it is read back from the file. */
export const written = <V extends OpenVault['vault']>(vault: V): V => JSON.parse(JSON.stringify(vault)) as V;

/** Two people's passphrases, a printed key and the computer's keychain. */
export const twoPeople = async () => {
  const { recoveryKey, ...open } = await newVault();
  const both = must(await addUser(open, PASSPHRASE, someone('Seconde'), OTHER));
  const { open: kept, secret } = must(await keepInKeychain(both, PASSPHRASE));
  return { open: kept, recoveryKey, secret };
};
