import type { MeetingRef } from '../../../shared/contracts/views';
import { masking } from '../../../shared/domain/maskedText';
import { standing } from '../../../shared/domain/proposal';
import { fail, ok } from '../../../shared/domain/result';
import { caseNotHere, need } from '../records/need';
import { readSitting } from '../records/read';
import type { Session } from '../session/session';
import type { Handlers } from './handler';

const notHere = fail('state', 'Ce poste ne peut pas recevoir les votes des téléphones.', {
  safe: 'Rien n’a été ouvert.',
  next: 'Utilisez l’application de bureau, ou notez les votes à la console.',
});
const notOpen = fail('state', 'La séance n’est pas ouverte.', {
  safe: 'Rien n’a été ouvert aux téléphones.',
  next: 'Ouvrez d’abord la séance, sur sa page.',
});

async function isOpen(session: Session, { database, meeting }: MeetingRef): Promise<boolean> {
  const found = await need(session, database, meeting, 'meeting');
  return found.ok && found.value.doc.state === 'open';
}

export const phonesCommands: Handlers<
  | 'listNetworks'
  | 'openPhones'
  | 'closePhones'
  | 'invitePhones'
  | 'keepPhone'
  | 'putOutPhone'
  | 'renewPhoneCode'
  | 'openBallot'
  | 'closeBallot'
> = {
  listNetworks: async (_actor, _input, { phones }) => ok(await phones.networks()),

  openPhones: async ({ session }, { address, ...ref }, { phones }) => {
    if (!phones.isAvailable) return notHere;
    if (!(await isOpen(session, ref))) return notOpen;
    await phones.open(ref, address);
    return ok(null);
  },

  closePhones: async (_actor, _input, { phones }) => {
    await phones.close();
    return ok(null);
  },

  invitePhones: (_actor, { isInviting }, { phones }) => {
    phones.invite(isInviting);
    return Promise.resolve(ok(null));
  },

  keepPhone: async (_actor, { phone }, { phones }) => {
    await phones.tell({ op: 'phones.keep', phone });
    return ok(null);
  },

  putOutPhone: async (_actor, { phone }, { phones }) => {
    await phones.tell({ op: 'phones.putOut', phone });
    return ok(null);
  },

  renewPhoneCode: async (_actor, _input, { phones }) => {
    await phones.tell({ op: 'phones.reopenEntry' });
    return ok(null);
  },

  openBallot: async ({ session }, { database, case: id, proposals }, { phones }) => {
    const sitting = await readSitting(session.store, database, id);
    if (!sitting?.file) return caseNotHere;
    const ref = { database, meeting: sitting.meeting._id };
    if (sitting.meeting.state !== 'open') return notOpen;
    const former = await phones.ballotOf(ref);
    if (former?.isOpen)
      return fail('state', 'Un vote par téléphone est déjà en cours.', {
        safe: 'Ses votes sont gardés, aucun autre n’a été ouvert.',
        next: 'Terminez-le d’abord.',
      });
    const votable = new Set(standing(sitting.proposals).map(({ _id }) => _id));
    if (!proposals.every(({ proposal }) => votable.has(proposal)))
      return fail('state', 'Une de ces propositions n’est plus au dossier.', {
        safe: 'Le vote n’a pas été ouvert.',
        next: 'Relisez les propositions, puis recommencez.',
      });
    // Words that name the patient go nowhere: a phone's screen is read by neighbours.
    const mask = masking(sitting.file.values);
    await phones.openBallot(
      ref,
      { database, case: id },
      proposals.map(({ proposal, label }) => ({ proposal, label: mask(label) })),
    );
    return ok(null);
  },

  closeBallot: async (_actor, { showsResult, ...ref }, { phones }) => {
    await phones.closeBallot(ref, showsResult);
    return ok(null);
  },
};
