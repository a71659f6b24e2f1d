import { z } from 'zod';
import { instantOf, instantSchema, type Instant } from './brand';
import { caseIdSchema, personIdSchema, proposalIdSchema, voteIdSchema, type ProposalId } from './ids';
import { personSchema } from './person';

export const positions = ['for', 'against', 'abstain', 'withdrawn'] as const;
export type Position = (typeof positions)[number];

export const positionNames: Record<Position, string> = {
  for: 'Pour',
  against: 'Contre',
  abstain: 'Abstention',
  withdrawn: 'Retiré',
};

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
});
export type Vote = z.infer<typeof voteSchema>;

/**
 * The last position of a person stands (shared/merge), by its instant: one that replaces another is never earlier, whatever
 * the clock of the workstation that wrote the other.
 */
export const laterThan = (former: Instant | undefined, now: Instant): Instant =>
  former === undefined || former < now ? now : instantOf(new Date(Date.parse(former) + 1));

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
