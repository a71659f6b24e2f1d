import type { ProposalId } from '../../../shared/domain/ids';
import type { Proposal } from '../../../shared/domain/proposal';

export interface ProposalDraft {
  readonly text: string;
  readonly treatments: readonly string[];
  readonly intention: number;
  readonly corrects?: ProposalId;
}

export const blankProposal: ProposalDraft = { text: '', treatments: [], intention: 1 };

export const correctionOf = (proposal: Proposal): ProposalDraft => ({
  text: proposal.text,
  treatments: proposal.treatments,
  intention: proposal.intention,
  corrects: proposal._id,
});
