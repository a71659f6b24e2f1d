import { z } from 'zod';
import { proposalIdSchema, type ProposalId } from './ids';
import { personName, personSchema } from './person';
import { positionWords, positions, remarksOf, reserveOf, type Vote } from './vote';

/** Who was not simply for what a decision retained, and what they said: frozen with it, whatever votes do later. */
export const dissentSchema = z.looseObject({
  proposal: proposalIdSchema,
  voter: personSchema,
  position: z.enum(positions),
  reserve: z.string().optional(),
  comment: z.string().optional(),
});
export type Dissent = z.infer<typeof dissentSchema>;

/** Votes against what is retained, and those for it with a reserve, in the order of `retained`, then by name. */
export const dissentOf = (retained: readonly ProposalId[], votes: readonly Vote[]): Dissent[] =>
  retained.flatMap((id) =>
    votes
      .filter((vote) => vote.proposal === id && (vote.position === 'against' || reserveOf(vote) !== ''))
      .sort((a, b) => personName(a.voter).localeCompare(personName(b.voter), 'fr'))
      .map(({ proposal, voter, position, reserve, comment }) => ({
        proposal,
        voter,
        position,
        ...(reserve ? { reserve } : {}),
        ...(comment ? { comment } : {}),
      })),
  );

/** « Dr Anne Martin, contre (« Trop tôt ») » */
export const dissentWords = (said: Dissent): string =>
  [
    `${personName(said.voter)}, ${positionWords(said).toLowerCase()}`,
    ...remarksOf(said).map((words) => `(«\u00a0${words}\u00a0»)`),
  ].join(' ');
