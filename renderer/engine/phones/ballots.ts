import type { BallotView } from '../../../shared/contracts/phones';
import { isDoctor, personName, type Person } from '../../../shared/domain/person';
import { modeAt } from '../../../shared/domain/attendance';
import type { Instant } from '../../../shared/domain/brand';
import type { Ballot } from '../../../shared/domain/drafts';
import type { PersonId } from '../../../shared/domain/ids';
import { tally, type Vote } from '../../../shared/domain/vote';
import { choiceSchema, type Participant, type PhoneBallot } from '../../../shared/roomVote/messages';
import type { Sitting } from '../records/read';

type Attendances = Pick<Sitting, 'attendances'>;

const doctorsIn = (modes: readonly string[], { attendances }: Attendances, at: Instant): Person[] =>
  attendances.filter((a) => isDoctor(a.person) && modes.includes(modeAt(a, at))).map(({ person }) => person);

/** Whose phones may vote: the doctors in the room. Who is elsewhere is not on its network. */
export const votersByPhone = (attendances: Attendances, at: Instant): Person[] =>
  doctorsIn(['room'], attendances, at);

export const participantsOf = (people: readonly Person[]): Participant[] =>
  people
    .map((person) => ({ id: person.id, name: personName(person) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));

const standingVotes = ({ proposals }: Ballot, votes: readonly Vote[]) =>
  proposals.map((one) => ({
    ...one,
    votes: votes.filter((vote) => vote.proposal === one.proposal && vote.position !== 'withdrawn'),
  }));

/** What phones may know of a ballot: letters, words, each one's own choice, and the counts once the chair shows them. */
export function ballotForPhones(ballot: Ballot, votes: readonly Vote[]): PhoneBallot {
  const all = standingVotes(ballot, votes);
  return {
    id: ballot.id,
    isOpen: ballot.isOpen,
    proposals: all.map(({ letter, label, proposal }) => ({
      letter,
      label,
      counts: !ballot.isOpen && ballot.showsResult ? tally(votes, proposal) : null,
    })),
    cast: all.flatMap(({ letter, votes: those }) =>
      those.flatMap(({ voter, position }) => {
        const choice = choiceSchema.safeParse(position).data;
        return choice ? [{ person: voter.id, letter, choice }] : [];
      }),
    ),
  };
}

/** How many chose, not what. */
export function ballotView(
  ballot: Ballot,
  votes: readonly Vote[],
  sitting: Attendances,
  at: Instant,
): BallotView {
  const present = new Set<PersonId>(doctorsIn(['room', 'video'], sitting, at).map(({ id }) => id));
  const all = standingVotes(ballot, votes);
  for (const { voter } of all.flatMap((one) => one.votes)) present.add(voter.id);
  return {
    id: ballot.id,
    case: ballot.case,
    isOpen: ballot.isOpen,
    endedBy: ballot.endedBy,
    proposals: all.map(({ letter, label, proposal, votes: those }) => ({
      letter,
      label,
      proposal,
      voted: those.length,
    })),
    of: present.size,
  };
}
