import { z } from 'zod';
import { instantOf, instantSchema, type Instant } from './brand';
import {
  caseIdSchema,
  personIdSchema,
  proposalIdSchema,
  voteIdSchema,
  type PersonId,
  type ProposalId,
} from './ids';
import { personSchema } from './person';

export const positions = ['for', 'against', 'abstain', 'withdrawn'] as const;
export type Position = (typeof positions)[number];

export const positionNames: Record<Position, string> = {
  for: 'Pour',
  against: 'Contre',
  abstain: 'Abstention',
  withdrawn: 'Retiré',
};

/** What the same person is said to have voted on another workstation, neither knowing of the other. */
const apartSchema = z.looseObject({
  position: z.enum(positions),
  comment: z.string().optional(),
  recordedBy: personIdSchema,
  at: instantSchema,
});
export type VotedApart = z.infer<typeof apartSchema>;

/** One person's position on one proposal; the last one of the same person stands. */
export const voteSchema = z.looseObject({
  _id: voteIdSchema,
  type: z.literal('vote'),
  schema: z.number().int().default(1),
  case: caseIdSchema,
  proposal: proposalIdSchema,
  voter: personSchema,
  position: z.enum(positions),
  comment: z.string().optional(),
  recordedBy: personIdSchema,
  at: instantSchema,
  /** Other positions than this one, the last first, until the person's position is noted again. */
  apart: z.array(apartSchema).optional(),
});
export type Vote = z.infer<typeof voteSchema>;

/**
 * The last position of a person stands (shared/merge), by its instant: one that replaces another is never earlier, whatever
 * the clock of the workstation that wrote the other.
 */
export const laterThan = (former: Instant | undefined, now: Instant): Instant =>
  former === undefined || former < now ? now : instantOf(new Date(Date.parse(former) + 1));

/** What was noted apart, for whoever reads the position that stands; '' where there is nothing. */
export function apartWords({ apart = [] }: Vote, nameOf: (id: PersonId) => string | undefined): string {
  const said = apart.filter(({ position }) => position !== 'withdrawn');
  if (said.length === 0) return '';
  const each = said.map(({ position, recordedBy }) => {
    const by = nameOf(recordedBy);
    return `«\u00a0${positionNames[position]}\u00a0»${by === undefined ? '' : ` par ${by}`}`;
  });
  return `Noté aussi ${each.join(' et ')} sur un autre poste\u00a0: à vérifier`;
}

export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
}

/** Counts the votes on one proposal. Votes carry one document a person, so nobody counts twice. */
export function tally(votes: readonly Vote[], proposal: ProposalId): Tally {
  const of = votes.filter((v) => v.proposal === proposal);
  const count = (position: Position) => of.filter((v) => v.position === position).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
}
