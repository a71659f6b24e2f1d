import { rekeyed } from '../keys/keyChanges';
import { tried } from '../keys/tries';
import type { Handlers } from './handler';

export const rotationCommands: Handlers<'rotateKey'> = {
  /** Everybody's way in gets the new key at once; what lies under the old one follows in the background. */
  rotateKey: async (actor, { passphrase }, services) => {
    const begun = await tried(actor.session.shell, () =>
      actor.session.changeVault((open) => rekeyed(open, passphrase)),
    );
    if (begun.ok) services.rotation.resume();
    return begun;
  },
};
