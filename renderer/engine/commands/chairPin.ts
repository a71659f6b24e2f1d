import type { MeetingRef } from '../../../shared/contracts/views';
import { mayChoosePin, PIN_TRIES, type ChairProof } from '../../../shared/domain/chairPin';
import type { PersonId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { isPassphraseOf } from '../keys/keyChanges';
import { isPin, keptPin, type KeptPin } from '../keys/pin';
import { tried } from '../keys/tries';
import { need } from '../records/need';
import { readMeeting } from '../records/read';
import { proofAsked } from '../queries/chairProof';
import type { Actor } from '../session/actor';
import type { Session } from '../session/session';
import type { Handlers, Services } from './handler';

const again =
  'Écrivez la phrase secrète avec laquelle ce poste a été ouvert, ou faites choisir un nouveau code à l’animateur.';
const notDecided = 'Aucune décision n’est prise, rien n’est perdu.';

const save = (session: Session, chair: PersonId, pin: KeptPin): Promise<void> =>
  session.saveWorkstation({ pins: { ...session.workstation.pins, [chair]: pin } });

const ownPassphrase = (session: Session, passphrase: string): Promise<Result<null>> =>
  tried(session.shell, () => isPassphraseOf(session.openVault, passphrase));

/** The chair answers for the decisions of a board that asks for it. */
export async function provenChair(
  actor: Actor,
  ref: MeetingRef,
  proof: ChairProof | undefined,
  services: Pick<Services, 'pinChanged'>,
): Promise<Result<null>> {
  const { session } = actor;
  const asked = await proofAsked(session, ref);
  if (asked === 'nothing') return ok(null);
  const chair = (await readMeeting(session.store, ref.database, ref.meeting))?.meeting.chair;
  const kept = chair && session.workstation.pins?.[chair.id];
  if (!chair || !kept)
    return fail('state', 'L’animateur n’a pas encore choisi son code sur ce poste.', {
      safe: notDecided,
      next: 'Choisissez-le\u00a0: cette RCP le demande à chaque décision.',
    });
  if (proof && 'passphrase' in proof) {
    const own = await ownPassphrase(session, proof.passphrase);
    // It stands in for the chair's own code: it is told whose it was.
    if (own.ok) await actor.note(ref.database, 'pin.passedOver', [ref.meeting, chair.id]);
    if (own.ok && kept.wrong > 0) {
      await save(session, chair.id, { ...kept, wrong: 0 });
      services.pinChanged();
    }
    return own;
  }
  if (asked === 'passphrase')
    return fail('state', 'Cinq codes erronés de suite\u00a0: le code ne suffit plus.', {
      safe: notDecided,
      next: again,
    });
  if (!proof) return fail('state', 'Cette RCP demande le code de l’animateur.', { safe: notDecided });
  const right = await pinTried(session, chair.id, kept, proof.pin);
  if (!right.ok || kept.wrong > 0) services.pinChanged();
  return right;
}

/** Counted as wrong before it is tried: whoever kills the application in between gains nothing. */
async function pinTried(
  session: Session,
  chair: PersonId,
  kept: KeptPin,
  pin: string,
): Promise<Result<null>> {
  await save(session, chair, { ...kept, wrong: kept.wrong + 1 });
  if (await isPin(kept, pin)) {
    await save(session, chair, { ...kept, wrong: 0 });
    return ok(null);
  }
  const left = PIN_TRIES - kept.wrong - 1;
  return fail('state', 'Ce n’est pas le code de l’animateur.', {
    safe: notDecided,
    next: left > 1 ? `Il reste ${left} essais.` : left === 1 ? 'Il reste un essai.' : again,
  });
}

export const pinCommands: Handlers<'choosePin'> = {
  choosePin: async (actor, { pin, passphrase, ...ref }, services) => {
    const { session } = actor;
    const found = await need(session, ref.database, ref.meeting, 'meeting');
    if (!found.ok) return found;
    const { chair } = found.value.doc;
    if (!chair) return fail('state', 'Cette séance n’a pas d’animateur.', { next: 'Ouvrez-la d’abord.' });
    if (!mayChoosePin(actor, chair))
      return fail('forbidden', 'Seul l’animateur de la séance, ou le coordonnateur, choisit ce code.', {
        safe: 'Aucun code n’est changé, rien n’est perdu.',
        next: `Que ${personName(chair)} ouvre ce poste avec sa propre phrase secrète, puis choisisse son code. Un utilisateur s’ajoute dans les Réglages.`,
      });
    const own = await ownPassphrase(session, passphrase);
    if (!own.ok) return own;
    await save(session, chair.id, await keptPin(pin));
    // The coordinator may choose it for a chair who has no account here: it is told who did.
    await actor.note(ref.database, 'pin.chosen', [ref.meeting, chair.id]);
    services.pinChanged();
    return ok(null);
  },
};
