import { rekeyed } from '../keys/keyChanges';
import { tried } from '../keys/tries';
import type { Handlers } from '../records/handler';

export const rotationCommands: Handlers<'rotateKey'> = {
  /** Everybody's way in gets the new key at once; what lies under the old one follows in the background. */
  rotateKey: async (session, { passphrase }) => {
    const begun = await tried(session.shell, () => session.changeVault((open) => rekeyed(open, passphrase)));
    if (begun.ok) session.keyChanged();
    return begun;
  },
};
