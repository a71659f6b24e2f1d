import { modeAt } from '../../../shared/domain/attendance';
import { proposalId, voteId, type ProposalId } from '../../../shared/domain/ids';
import { isDoctor, type Person } from '../../../shared/domain/person';
import {
  corrected,
  isCorrected,
  proposalSchema,
  standing,
  type Proposal,
  type ProposalPen,
} from '../../../shared/domain/proposal';
import { patientName } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { laterThan, positionNames, type Position, type Vote } from '../../../shared/domain/vote';
import { allAttendances } from '../records/attendanceOf';
import { readCase, readSitting, type Sitting } from '../records/read';
import type { CaseRef } from '../../../shared/contracts/views';
import { currentSchema } from '../../../shared/domain/stored';
import { withoutAlternatives } from '../../../shared/merge/openDecision';
import type { Actor } from '../session/actor';
import type { UndoWords, Step } from '../acts/act';
import { ofPerson, undoWords, quoted } from '../acts/words';
import { caseNotHere, need } from '../records/need';
import type { Handlers } from './handler';

/** Votes and proposals belong to an open meeting: before it nothing is settled, after it the decision is frozen. */
async function openMeetingOf(actor: Actor, ref: CaseRef): Promise<Result<Sitting>> {
  const records = await readSitting(actor.session.store, ref.database, ref.case);
  if (!records) return caseNotHere;
  if (records.meeting.state === 'closed')
    return fail('state', 'La séance est terminée.', {
      next: 'Rouvrez-la d’abord, sur sa page, ou présentez le dossier à une autre séance.',
    });
  return ok(records);
}

/** The open meeting, where that proposal of the case still stands: no vote is given to another one. */
async function votable(actor: Actor, ref: CaseRef, proposal: ProposalId): Promise<Result<Sitting>> {
  const records = await openMeetingOf(actor, ref);
  if (!records.ok) return records;
  const { proposals } = records.value;
  if (standing(proposals).some(({ _id }) => _id === proposal)) return records;
  const found = proposals.find(({ _id }) => _id === proposal);
  const what =
    found === undefined
      ? 'n’est pas dans ce dossier'
      : isCorrected(proposals, found)
        ? 'a été corrigée depuis'
        : 'a été retirée';
  return fail('state', `Cette proposition ${what}\u00a0: le vote n’est pas enregistré.`, {
    safe: 'Les votes déjà donnés sont intacts.',
    next: 'Relisez les propositions du dossier, puis votez sur celle qui est en discussion.',
  });
}

const peopleOf = (actor: Actor, { board, meeting, attendances }: Sitting): Person[] => [
  ...allAttendances(board, meeting, attendances).map((a) => a.person),
  actor.person,
];

interface Ballot {
  readonly voter: Person;
  readonly position: Position;
  readonly comment?: string | undefined;
}

/** Records positions on one proposal in one write. @returns how they are taken back */
async function vote(
  actor: Actor,
  ref: CaseRef,
  proposal: ProposalId,
  ballots: readonly Ballot[],
): Promise<Step[]> {
  const recordedBy = actor.person.id;
  const now = actor.session.now();
  const before = await Promise.all(
    ballots.map(({ voter }) =>
      actor.session.store.load(ref.database, voteId(ref.case, proposal, voter.id), 'vote'),
    ),
  );
  const writes = ballots.map(({ voter, position, comment }, i) => {
    // What a newer version noted with the former position stays; the former comment does not, nor what was noted apart.
    const { comment: _comment, apart: _apart, ...former } = before[i]?.doc ?? {};
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
  await actor.commit(ref.database, 'vote.cast', writes);
  return writes.map(({ doc }, i) => ({ kind: 'vote', before: before[i]?.doc ?? null, after: doc }));
}

export const proposalCommands: Handlers<'propose' | 'withdrawProposal' | 'castVote' | 'castVoteForAll'> = {
  propose: async (actor, { database, case: id, proposedBy, corrects, ...said }) => {
    const ref = { database, case: id };
    const records = await openMeetingOf(actor, ref);
    if (!records.ok) return records;
    const former = corrects ? await need(actor.session, database, corrects, 'proposal') : null;
    if (former && !former.ok) return former;
    const person = peopleOf(actor, records.value).find((p) => p.id === proposedBy);
    const given = {
      ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as typeof said),
      schema: currentSchema.proposal,
      meeting: records.value.meeting._id,
      ...(person ? { proposedBy: person } : {}),
    } as Partial<Proposal>;
    const pen = penOf(actor, ref);
    const doc = former
      ? corrected(withoutAlternatives(former.value.doc), given, pen)
      : proposalSchema.parse({ ...given, ...pen, type: 'proposal', case: id });
    await actor.commit(database, former ? 'proposal.corrected' : 'proposal.made', [{ doc, parent: null }]);
    const which = `${quoted(doc.text)}, ${nameIn(records.value)}`;
    rememberProposal(actor, ref, doc, {
      undone: former
        ? `Correction annulée\u00a0: la proposition est de nouveau telle qu’elle était, avec ses votes (${nameIn(records.value)})`
        : `Proposition retirée (${which})`,
      redone: former ? `Correction rétablie (${which})` : `Proposition rétablie (${which})`,
    });
    return ok({ proposal: doc._id });
  },

  withdrawProposal: async (actor, { database, case: id, proposal }) => {
    const found = await need(actor.session, database, proposal, 'proposal');
    if (!found.ok) return found;
    const ref = { database, case: id };
    const open = await openMeetingOf(actor, ref);
    if (!open.ok) return open;
    const doc = corrected(withoutAlternatives(found.value.doc), { withdrawn: true }, penOf(actor, ref));
    await actor.commit(database, 'proposal.withdrawn', [{ doc, parent: null }]);
    const which = `${quoted(doc.text)}, ${nameIn(open.value)}`;
    rememberProposal(actor, ref, doc, {
      undone: `Proposition rétablie (${which})`,
      redone: `Proposition retirée (${which})`,
    });
    return ok(null);
  },

  castVote: async (actor, { proposal, voter: id, position, comment, ...ref }) => {
    const records = await votable(actor, ref, proposal);
    if (!records.ok) return records;
    const voter = peopleOf(actor, records.value).find((p) => p.id === id);
    if (!voter) return fail('missing', 'Cette personne ne participe pas à la séance.');
    if (!isDoctor(voter)) return fail('forbidden', 'Seuls les médecins se prononcent sur une proposition.');
    const steps = await vote(actor, ref, proposal, [{ voter, position, comment }]);
    const what = `Vote «\u00a0${positionNames[position]}\u00a0» ${ofPerson(voter)}`;
    rememberVotes(actor, ref, proposal, steps, what, nameIn(records.value));
    return ok(null);
  },

  castVoteForAll: async (actor, { proposal, position, ...ref }) => {
    const records = await votable(actor, ref, proposal);
    if (!records.ok) return records;
    const held = await readCase(actor.session.store, ref.database, ref.case);
    if (!held) return caseNotHere;
    const voted = new Set(
      held.votes.filter((v) => v.proposal === proposal && v.position !== 'withdrawn').map((v) => v.voter.id),
    );
    const at = actor.session.now();
    const present = records.value.attendances.filter(
      (a) => isDoctor(a.person) && ['room', 'video'].includes(modeAt(a, at)) && !voted.has(a.person.id),
    );
    if (present.length === 0)
      return fail('state', 'Tous les médecins présents se sont déjà prononcés.', {
        next: 'Marquez d’abord les présents, ou changez une position à la fois.',
      });
    const steps = await vote(
      actor,
      ref,
      proposal,
      present.map(({ person }) => ({ voter: person, position })),
    );
    const what = `«\u00a0${positionNames[position]}\u00a0» pour ${plural(present.length, 'médecin')}`;
    rememberVotes(actor, ref, proposal, steps, what, nameIn(records.value));
    return ok(null);
  },
};

const penOf = (actor: Actor, ref: CaseRef): ProposalPen => ({
  _id: proposalId(ref.case, actor.session.ulid()),
  recordedBy: actor.person.id,
  at: actor.session.now(),
});

const nameIn = ({ file }: Sitting): string => patientName(file?.values ?? {});

function rememberProposal(
  actor: Actor,
  { database, case: id }: CaseRef,
  act: Proposal,
  words: UndoWords,
): void {
  actor.acts.add({
    database,
    places: [{ kind: 'discussed', database, case: id }],
    words: () => words,
    steps: [{ kind: 'proposal', act, undoing: null }],
    actions: {
      undo: act.corrects ? 'proposal.restored' : 'proposal.withdrawn',
      redo: 'proposal.redone',
    },
  });
}

function rememberVotes(
  actor: Actor,
  { database, case: id }: CaseRef,
  proposal: ProposalId,
  steps: readonly Step[],
  what: string,
  name: string,
): void {
  actor.acts.add({
    database,
    places: [{ kind: 'discussed', database, case: id }],
    words: async () => {
      const found = await need(actor.session, database, proposal, 'proposal');
      const on = found.ok ? ` sur ${quoted(found.value.doc.text)}` : '';
      return undoWords(`${what}${on} (${name})`);
    },
    steps,
    actions: { undo: 'vote.undone', redo: 'vote.cast' },
  });
}
