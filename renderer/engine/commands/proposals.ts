import { isDecidedSince } from '../../../shared/domain/ballotEnd';
import { modeAt } from '../../../shared/domain/attendance';
import type { Ballot } from '../../../shared/domain/drafts';
import { proposalId, voteId, type CaseId, type PersonId, type ProposalId } from '../../../shared/domain/ids';
import { isDoctor, personName, type Person } from '../../../shared/domain/person';
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
import {
  notedBefore,
  laterThan,
  positionNames,
  positionWords,
  type Position,
  type Said,
  type Vote,
} from '../../../shared/domain/vote';
import { votersByPhone } from '../phones/ballots';
import { allAttendances } from '../records/attendanceOf';
import { readCase, readSitting, type Sitting } from '../records/read';
import type { CaseRef } from '../../../shared/contracts/views';
import { currentSchema } from '../../../shared/domain/stored';
import { withoutAlternatives } from '../../../shared/merge/openDecision';
import { votedSeeing } from '../../../shared/merge/voteSeeing';
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

/** Who may vote is who is there, or who gave a written opinion. */
function whyAway(actor: Actor, id: CaseId, { attendances }: Sitting, voter: Person): Result<never> | null {
  const own = attendances.find(({ person }) => person.id === voter.id);
  const mode = own ? modeAt(own, actor.session.now(), id) : 'absent';
  if (mode !== 'absent') return null;
  const when = own?.spans.some(({ to }) => to !== undefined)
    ? 'a quitté la séance'
    : 'n’est pas marqué présent';
  return fail('state', `${personName(voter)} ${when}\u00a0: sa position n’est pas enregistrée.`, {
    safe: 'Les votes déjà donnés sont intacts.',
    next: 'S’il est là, marquez d’abord sa présence (A)\u00a0; s’il a écrit son avis, marquez «\u00a0Avis écrit\u00a0».',
  });
}

type VoteStep = Extract<Step, { kind: 'vote' }>;

interface OneVote {
  readonly proposal: ProposalId;
  readonly voter: Person;
  readonly said: Said;
  /** Undefined: whatever stands there is replaced. */
  readonly seen?: readonly string[] | undefined;
}

const heldVote = (actor: Actor, { database, case: id }: CaseRef, { proposal, voter }: OneVote) =>
  actor.session.store.load(database, voteId(id, proposal, voter.id), 'vote');

/**
 * Records positions in one write.
 * @param whose `silent`: only of those who have given none, as it is when it is written
 * @returns how they are taken back
 */
async function vote(
  actor: Actor,
  ref: CaseRef,
  ballots: readonly OneVote[],
  whose: 'all' | 'silent' = 'all',
): Promise<VoteStep[]> {
  const found = await Promise.all(
    ballots.map(async (ballot) => ({ ballot, held: await heldVote(actor, ref, ballot) })),
  );
  const asked = found.filter(({ held }) => whose === 'all' || !held || held.doc.position === 'withdrawn');
  const writes = asked.map(({ ballot, held }) => ({
    doc: noted(actor, ref, ballot, held?.doc),
    parent: held?.revision ?? null,
  }));
  if (writes.length > 0) await actor.commit(ref.database, 'vote.cast', writes);
  return writes.map(({ doc }, i) => ({ kind: 'vote', before: asked[i]?.held?.doc ?? null, after: doc }));
}

/** What a newer version noted with the former position stays; its reserve and comment do not, nor what was seen noted apart. */
function noted(actor: Actor, ref: CaseRef, ballot: OneVote, before: Vote | undefined): Vote {
  const { proposal, voter, said, seen } = ballot;
  const { position, reserve, comment } = said;
  const { reserve: _reserve, comment: _comment, apart: _apart, means: _means, ...former } = before ?? {};
  const isPhone = actor.desk.audience === 'phone';
  const vote: Vote = {
    ...former,
    _id: voteId(ref.case, proposal, voter.id),
    type: 'vote',
    schema: currentSchema.vote,
    case: ref.case,
    proposal,
    voter: { ...before?.voter, ...voter },
    position,
    ...(reserve ? { reserve } : {}),
    ...(comment ? { comment } : {}),
    ...(isPhone ? { ...notedBefore(before, position), means: 'phone' } : {}),
    recordedBy: actor.person.id,
    at: laterThan(before?.at, actor.session.now()),
  };
  if (!seen || !before) return vote;
  return votedSeeing(vote, before, { keys: seen, isOwn: actor.acts.left(before) });
}

/**
 * What the phones of the room voted, in one write, for the doctors who are in it, until the case is decided. Nothing takes
 * it back: it is nobody's act at the console.
 * @returns which of them are on the disk; the others are not, and will not be
 */
export async function castFromPhones(
  actor: Actor,
  ref: CaseRef,
  ballot: Ballot,
  votes: readonly { readonly proposal: ProposalId; readonly voter: PersonId; readonly position: Position }[],
): Promise<readonly boolean[]> {
  const records = await openMeetingOf(actor, ref);
  const held = await readCase(actor.session.store, ref.database, ref.case);
  if (!records.ok || !held) return votes.map(() => false);
  const { _id: meeting } = records.value.meeting;
  if (
    isDecidedSince(
      ballot,
      held.decisions.filter((one) => one.meeting === meeting),
    )
  )
    return votes.map(() => false);
  const here = new Map(
    votersByPhone(records.value, actor.session.now()).map((person) => [person.id, person]),
  );
  const votable = new Set(standing(records.value.proposals).map(({ _id }) => _id));
  const ballots = votes.map(({ proposal, voter: id, position }): OneVote | null => {
    const voter = here.get(id);
    return voter && votable.has(proposal) ? { proposal, voter, said: { position } } : null;
  });
  const good = ballots.filter((ballot) => ballot !== null);
  if (good.length > 0) await vote(actor, ref, good);
  return ballots.map((ballot) => ballot !== null);
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
        ? `Correction annulée\u00a0: la proposition est de nouveau telle qu’elle était, avec ses votes (${quoted(former.value.doc.text)}, ${nameIn(records.value)})`
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

  castVote: async (actor, { proposal, voter: id, position, reserve, comment, seen, ...ref }) => {
    const records = await votable(actor, ref, proposal);
    if (!records.ok) return records;
    const voter = peopleOf(actor, records.value).find((p) => p.id === id);
    if (!voter) return fail('missing', 'Cette personne ne participe pas à la séance.');
    if (!isDoctor(voter)) return fail('forbidden', 'Seuls les médecins se prononcent sur une proposition.');
    const away = position === 'withdrawn' ? null : whyAway(actor, ref.case, records.value, voter);
    if (away) return away;
    const said = { position, reserve, comment };
    const steps = await vote(actor, ref, [{ proposal, voter, said, seen }]);
    const what = `Vote «\u00a0${positionWords(said)}\u00a0» ${ofPerson(voter)}`;
    rememberVotes(actor, ref, proposal, steps, what, nameIn(records.value));
    return ok(null);
  },

  castVoteForAll: async (actor, { proposal, position, ...ref }) => {
    const records = await votable(actor, ref, proposal);
    if (!records.ok) return records;
    const at = actor.session.now();
    const present = records.value.attendances.filter(
      (a) => isDoctor(a.person) && ['room', 'video'].includes(modeAt(a, at)),
    );
    const ballots = present.map(({ person }) => ({ proposal, voter: person, said: { position }, seen: [] }));
    const steps = await vote(actor, ref, ballots, 'silent');
    if (steps.length === 0)
      return fail('state', 'Tous les médecins présents se sont déjà prononcés.', {
        next: 'Marquez d’abord les présents, ou changez une position à la fois.',
      });
    const asked = present.filter(({ person }) => steps.some(({ after }) => after.voter.id === person.id));
    const what = `«\u00a0${positionNames[position]}\u00a0» ${ofVoters(asked.map(({ person }) => person))}`;
    rememberVotes(actor, ref, proposal, steps, what, nameIn(records.value));
    return ok(null);
  },
};

const penOf = (actor: Actor, ref: CaseRef): ProposalPen => ({
  _id: proposalId(ref.case, actor.session.ulid()),
  recordedBy: actor.person.id,
  at: actor.session.now(),
});

/** Few are named, as one is; many are counted. */
const ofVoters = (people: readonly Person[]): string =>
  people.length > FEW ? `pour ${plural(people.length, 'médecin')}` : people.map(ofPerson).join(', ');
const FEW = 3;

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
