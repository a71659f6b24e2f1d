import type { KeysView } from '../../../shared/contracts/views';
import { mayAnswerFor } from '../../../shared/domain/roles';
import type { Session } from '../session/session';
import { hasPassphrase, keychainUser } from '../keys/vaultRecord';

/** Who opens this workstation and how, as the settings show it to who is signed in. */
export async function keysView(session: Session): Promise<KeysView> {
  const { openVault: open, user: self } = session;
  const { isAvailable } = await session.shell.keychain.state();
  const kept = keychainUser(open);
  const users = open.workstation.users.map(({ id, person, role }) => ({
    id,
    person,
    role,
    isSelf: id === self.id,
    hasPassphrase: hasPassphrase(open, id),
    isInReach: mayAnswerFor(self.role, role),
  }));
  return {
    users,
    mayRenewRecoveryKey: users.every(({ isInReach }) => isInReach),
    keychain: !isAvailable ? 'none' : kept === null ? 'off' : kept === self.id ? 'mine' : 'others',
  };
}
