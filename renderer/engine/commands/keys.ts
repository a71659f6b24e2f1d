import type { Role } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { mayAnswerFor } from '../../../shared/domain/roles';
import type { Actor } from '../session/actor';
import {
  addUser,
  changePassphrase,
  keepInKeychain,
  removeUser,
  renewRecoveryKey,
  withoutKeychain,
} from '../keys/keyChanges';
import { checkPassphrase } from '../keys/passphrase';
import { openWithRecovery } from '../keys/vault';
import type { User } from '../keys/vaultFormat';
import { hasPassphrase, type OpenVault } from '../keys/vaultRecord';
import { tried } from '../keys/tries';
import { userPerson } from '../keys/userPerson';
import type { Handlers } from './handler';

/** Every act asks for the passphrase again: a wrong one counts here as at the door. */
const act = (actor: Actor, change: (open: OpenVault) => Promise<Result<OpenVault>>): Promise<Result<null>> =>
  tried(actor.session.shell, () => actor.session.changeVault(change));

const beyond = (what: string): Result<never> =>
  fail('forbidden', `${what} donnerait des droits que votre rôle n’a pas.`, {
    next: 'Demandez-le à la secrétaire ou au médecin animateur.',
  });

const tooHigh = fail('forbidden', 'Cette personne a des droits que votre rôle n’a pas.', {
  next: 'Demandez-le à la secrétaire ou au médecin animateur.',
});

const notHere = fail('missing', 'Cette personne n’est plus de ce poste.');

const inReach = (actor: Actor, role: Role): boolean => mayAnswerFor(actor.role, role);

const userHere = (actor: Actor, id: string): User | undefined =>
  actor.session.workstation.users.find((user) => user.id === id);

export const keyCommands: Handlers<
  | 'addUser'
  | 'removeUser'
  | 'givePassphrase'
  | 'changePassphrase'
  | 'testRecoveryKey'
  | 'renewRecoveryKey'
  | 'keepInKeychain'
  | 'forgetKeychain'
> = {
  addUser: async (actor, { passphrase, theirs, ...input }) => {
    if (!inReach(actor, input.role)) return beyond('Inscrire quelqu’un à ce rôle');
    const checked = checkPassphrase(theirs);
    if (!checked.ok) return checked;
    const person = userPerson(input, actor.session.ulid());
    if (actor.session.workstation.users.some((user) => user.person.id === person.id))
      return fail('state', 'Une personne de ce RPPS est déjà inscrite sur ce poste.', {
        next: 'Vérifiez le numéro, ou retirez d’abord l’ancienne inscription.',
      });
    return act(actor, (open) => addUser(open, passphrase, { person, role: input.role }, checked.value));
  },

  removeUser: async (actor, { passphrase, user }) => {
    const removed = userHere(actor, user);
    if (!removed) return notHere;
    if (removed.person.id === actor.person.id)
      return fail('state', 'Vous ne pouvez pas vous retirer vous-même de ce poste.', {
        next: 'Une autre personne de ce poste peut le faire après vous.',
      });
    if (!inReach(actor, removed.role)) return tooHigh;
    return act(actor, (open) => removeUser(open, passphrase, user));
  },

  givePassphrase: async (actor, { passphrase, user, theirs }) => {
    const given = userHere(actor, user);
    if (!given) return notHere;
    if (!inReach(actor, given.role)) return tooHigh;
    const checked = checkPassphrase(theirs);
    if (!checked.ok) return checked;
    return act(actor, (open) =>
      hasPassphrase(open, user)
        ? Promise.resolve(
            fail('state', 'Cette personne a déjà sa phrase secrète.', {
              next: 'Elle seule peut la changer, ou la remplacer avec la clé de récupération.',
            }),
          )
        : changePassphrase(open, passphrase, checked.value, user),
    );
  },

  changePassphrase: async (actor, { passphrase, next }) => {
    const checked = checkPassphrase(next);
    if (!checked.ok) return checked;
    return act(actor, (open) => changePassphrase(open, passphrase, checked.value));
  },

  testRecoveryKey: async (actor, { recoveryKey }) => {
    const opened = await tried(actor.session.shell, () =>
      openWithRecovery(actor.session.openVault.vault, recoveryKey),
    );
    return opened.ok ? ok(null) : opened;
  },

  renewRecoveryKey: async (actor, { passphrase }) => {
    if (!actor.session.workstation.users.every(({ role }) => inReach(actor, role)))
      return beyond('Remplacer la clé de récupération');
    let recoveryKey = '';
    const renewed = await act(actor, async (open) => {
      const made = await renewRecoveryKey(open, passphrase);
      if (!made.ok) return made;
      ({ recoveryKey } = made.value);
      return ok(made.value.open);
    });
    return renewed.ok ? ok({ recoveryKey }) : renewed;
  },

  keepInKeychain: async (actor, { passphrase }) => {
    if (!(await actor.session.shell.keychain.state()).isAvailable)
      return fail('state', 'Cet ordinateur n’a pas de trousseau protégé pour votre session.', {
        safe: 'Rien n’a été modifié\u00a0: ce poste s’ouvre avec votre phrase secrète.',
        next: 'Demandez à votre service informatique d’activer le trousseau de la session.',
      });
    return act(actor, async (open) => {
      const made = await keepInKeychain(open, passphrase);
      if (!made.ok) return made;
      // Before the vault knows it: a secret that nothing waits for is harmless, a way in without its secret would be in the way.
      await actor.session.shell.keychain.keep(made.value.secret);
      return ok(made.value.open);
    });
  },

  forgetKeychain: async (actor) => {
    const changed = await actor.session.changeVault(async (open) => ok(await withoutKeychain(open)));
    if (changed.ok) await actor.session.shell.keychain.forget();
    return changed;
  },
};
