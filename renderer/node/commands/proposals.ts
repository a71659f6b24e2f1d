import { modeAt } from '../../../shared/domain/attendance';
import { instantOf, type Instant } from '../../../shared/domain/brand';
import { proposalId, voteId, type ProposalId } from '../../../shared/domain/ids';
import { isDoctor, personName, type Person } from '../../../shared/domain/person';
import { corrected, proposalSchema, type Proposal, type ProposalPen } from '../../../shared/domain/proposal';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { positionNames, type Position, type Vote } from '../../../shared/domain/vote';
import { allAttendances } from '../queries/attendanceOf';
import { readCase, readMeeting, type MeetingRecords } from '../queries/read';
import type { CaseRef } from '../../../shared/contracts/views';
import { currentSchema } from '../../../shared/domain/stored';
import { alone } from '../../../shared/merge/openDecision';
import { proposalUndoing } from '../../../shared/merge/proposalChoice';
import type { Session } from '../session';
import { caseNotHere, need, type Handlers } from './handler';

/** Votes and proposals belong to an open meeting: before it nothing is settled, after it the decision is frozen. */
async function openMeetingOf(session: Session, ref: CaseRef): Promise<Result<MeetingRecords>> {
  const row = await session.store.rows.get(ref.database, ref.case);
  const records = row?.meeting ? await readMeeting(session.store, ref.database, row.meeting) : null;
  if (!records) return caseNotHere;
  if (records.meeting.state === 'closed')
    return fail('state', 'La séance est terminée.', {
      next: 'Annulez la clôture (Ctrl Z), ou présentez le dossier à une autre séance.',
    });
  return ok(records);
}

const peopleOf = (session: Session, { board, meeting, attendances }: MeetingRecords): Person[] => [
  ...allAttendances(board, meeting, attendances).map((a) => a.person),
  session.user.person,
];

interface Ballot {
  readonly voter: Person;
  readonly position: Position;
  readonly comment?: string | undefined;
}

/**
 * The last position of a person stands (shared/merge), by its instant: one that replaces another is never earlier, whatever
 * the clock of the workstation that wrote the other.
 */
const laterThan = (former: Instant | undefined, now: Instant): Instant =>
  former === undefined || former < now ? now : instantOf(new Date(Date.parse(former) + 1));

/** Records positions on one proposal in one write. @returns the positions they replace */
async function vote(
  session: Session,
  ref: CaseRef,
  proposal: ProposalId,
  ballots: readonly Ballot[],
): Promise<Ballot[]> {
  const recordedBy = session.user.person.id;
  const now = session.now();
  const before = await Promise.all(
    ballots.map(({ voter }) =>
      session.store.load(ref.database, voteId(ref.case, proposal, voter.id), 'vote'),
    ),
  );
  const writes = ballots.map(({ voter, position, comment }, i) => {
    // What a newer version noted with the former position stays; the former comment does not.
    const { comment: _comment, ...former } = before[i]?.doc ?? {};
    const doc: Vote = {
      ...former,
      _id: voteId(ref.case, proposal, voter.id),
      type: 'vote',
      schema: currentSchema.vote,
      case: ref.case,
      proposal,
      voter: { ...before[i]?.doc.voter, ...voter },
      position,
      ...(comment ? { comment } : {}),
      recordedBy,
      at: laterThan(before[i]?.doc.at, now),
    };
    return { doc, parent: before[i]?.revision ?? null };
  });
  await session.commit(ref.database, 'vote.cast', writes);
  return ballots.map(({ voter }, i) => ({
    voter,
    position: before[i]?.doc.position ?? 'withdrawn',
    comment: before[i]?.doc.comment,
  }));
}

export const proposalCommands: Handlers<'propose' | 'withdrawProposal' | 'castVote' | 'castVoteForAll'> = {
  propose: async (session, { database, case: id, proposedBy, corrects, ...said }) => {
    const ref = { database, case: id };
    const records = await openMeetingOf(session, ref);
    if (!records.ok) return records;
    const former = corrects ? await need(session, database, corrects, 'proposal') : null;
    if (former && !former.ok) return former;
    const person = peopleOf(session, records.value).find((p) => p.id === proposedBy);
    const given = {
      ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as typeof said),
      schema: currentSchema.proposal,
      meeting: records.value.meeting._id,
      ...(person ? { proposedBy: person } : {}),
    } as Partial<Proposal>;
    const pen = penOf(session, ref);
    const doc = former
      ? corrected(alone(former.value.doc), given, pen)
      : proposalSchema.parse({ ...given, ...pen, type: 'proposal', case: id });
    await session.commit(database, former ? 'proposal.corrected' : 'proposal.made', [{ doc, parent: null }]);
    session.remember(
      former
        ? 'Correction annulée\u00a0: la proposition est de nouveau telle qu’elle était, avec ses votes'
        : 'Proposition retirée',
      () => takeBack(session, ref, doc),
    );
    return ok({ proposal: doc._id });
  },

  withdrawProposal: async (session, { database, case: id, proposal }) => {
    const found = await need(session, database, proposal, 'proposal');
    if (!found.ok) return found;
    const ref = { database, case: id };
    const open = await openMeetingOf(session, ref);
    if (!open.ok) return open;
    const doc = corrected(alone(found.value.doc), { withdrawn: true }, penOf(session, ref));
    await session.commit(database, 'proposal.withdrawn', [{ doc, parent: null }]);
    session.remember('Proposition rétablie', () => takeBack(session, ref, doc));
    return ok(null);
  },

  castVote: async (session, { proposal, voter: id, position, comment, ...ref }) => {
    const records = await openMeetingOf(session, ref);
    if (!records.ok) return records;
    const voter = peopleOf(session, records.value).find((p) => p.id === id);
    if (!voter) return fail('missing', 'Cette personne ne participe pas à la séance.');
    if (!isDoctor(voter)) return fail('forbidden', 'Seuls les médecins se prononcent sur une proposition.');
    const before = await vote(session, ref, proposal, [{ voter, position, comment }]);
    session.remember(`Position de ${personName(voter)} rétablie`, async () =>
      ok(await vote(session, ref, proposal, before)),
    );
    return ok(null);
  },

  castVoteForAll: async (session, { proposal, position, ...ref }) => {
    const records = await openMeetingOf(session, ref);
    if (!records.ok) return records;
    const held = await readCase(session.store, ref.database, ref.case);
    const voted = new Set(
      held?.votes.filter((v) => v.proposal === proposal && v.position !== 'withdrawn').map((v) => v.voter.id),
    );
    const at = session.now();
    const present = records.value.attendances.filter(
      (a) => isDoctor(a.person) && ['room', 'video'].includes(modeAt(a, at)) && !voted.has(a.person.id),
    );
    if (present.length === 0)
      return fail('state', 'Tous les médecins présents se sont déjà prononcés.', {
        next: 'Marquez d’abord les présents, ou changez une position à la fois.',
      });
    const before = await vote(
      session,
      ref,
      proposal,
      present.map(({ person }) => ({ voter: person, position })),
    );
    session.remember(
      `«\u00a0${positionNames[position]}\u00a0» pour ${present.length} médecins annulé`,
      async () => ok(await vote(session, ref, proposal, before)),
    );
    return ok(null);
  },
};

const penOf = (session: Session, ref: CaseRef): ProposalPen => ({
  _id: proposalId(ref.case, session.ulid()),
  recordedBy: session.user.person.id,
  at: session.now(),
});

/** Takes back this very act: what it corrected stands again itself, with its votes and who recorded them. */
async function takeBack(session: Session, ref: CaseRef, act: Proposal): Promise<Result<null>> {
  const records = await readCase(session.store, ref.database, ref.case);
  if (!records) return caseNotHere;
  const doc = proposalUndoing(records.proposals, act, penOf(session, ref));
  if (!doc)
    return fail('state', 'Rien n’a été annulé\u00a0: cette proposition a été corrigée ou retirée depuis.', {
      safe: 'Rien n’est perdu\u00a0: l’ancien texte et le nouveau sont gardés, avec leurs votes.',
      next: 'Relisez les propositions du dossier, et corrigez celle qui ne convient pas.',
    });
  await session.commit(ref.database, act.corrects ? 'proposal.restored' : 'proposal.withdrawn', [
    { doc, parent: null },
  ]);
  return ok(null);
}
