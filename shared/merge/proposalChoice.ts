import type { ProposalId } from '../domain/ids';
import type { Proposal } from '../domain/proposal';
import { canonical } from './canonical';
import type { OpenProposal } from './openDecision';

/** What a person says in a proposal. */
export type SaidProposal = Pick<Proposal, 'text' | 'treatments' | 'intention'>;
/** The new document, who writes it, and when. */
type Pen = Pick<Proposal, '_id' | 'recordedBy' | 'at'>;

export const saidIn = ({ text, treatments, intention }: Proposal): SaidProposal => ({
  text,
  treatments,
  intention,
});

/** A proposal is never changed: what was chosen, or written anew, is a correction of what stood twice under one id. */
export function proposalChoice(
  { proposal, contents }: OpenProposal,
  choice: { readonly chosen: Proposal } | { readonly written: SaidProposal },
  pen: Pen,
): Proposal {
  const corrects = proposal._id;
  if ('chosen' in choice) return { ...choice.chosen, ...pen, corrects };
  const { proposedBy, ...base } = contents[0] ?? proposal;
  // Words that are neither's are put into nobody's mouth, unless both name the same person.
  const isSame = contents.every((content) => canonical(content.proposedBy) === canonical(proposedBy));
  return { ...base, ...(isSame && proposedBy ? { proposedBy } : {}), ...choice.written, ...pen, corrects };
}

/** What undoes it: it is withdrawn, and what it corrected stands again as it did, with its votes. */
export const proposalReopening = (choice: Proposal & { _id: ProposalId }, pen: Pen): Proposal => ({
  ...choice,
  ...pen,
  corrects: choice._id,
  withdrawn: true,
  undoes: choice._id,
});
