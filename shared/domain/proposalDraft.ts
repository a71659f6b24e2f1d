import type { ProposalDraft } from './drafts';
import type { Proposal } from './proposal';

export const blankProposal: ProposalDraft = { text: '', treatments: [], intention: 1 };

export const correctionOf = (proposal: Proposal): ProposalDraft => ({
  text: proposal.text,
  treatments: proposal.treatments,
  intention: proposal.intention,
  corrects: proposal._id,
});

/** Nothing of it would be missed. */
export const isBlankProposal = ({ text, treatments }: ProposalDraft): boolean =>
  text.trim() === '' && treatments.length === 0;

/** A proposal that stands says just this. */
export const isMade = (
  draft: ProposalDraft,
  proposals: readonly { readonly proposal: Proposal }[],
): boolean =>
  proposals.some(
    ({ proposal }) =>
      proposal.text === draft.text.trim() &&
      proposal.intention === draft.intention &&
      proposal.treatments.join() === draft.treatments.join(),
  );
