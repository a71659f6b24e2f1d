import type { ProposalDraft } from './drafts';
import type { Proposal } from './proposal';

export const blankProposal: ProposalDraft = {
  text: '',
  treatments: [],
  intention: 1,
};

export const correctionOf = (proposal: Proposal): ProposalDraft => ({
  text: proposal.text,
  treatments: proposal.treatments,
  intention: proposal.intention,
  examinations: proposal.examinations ?? '',
  trial: proposal.trial ?? '',
  corrects: proposal._id,
});

/** Nothing of it would be missed. */
export const isBlankProposal = ({ text, treatments, examinations, trial }: ProposalDraft): boolean =>
  [text, examinations, trial].every((words = '') => words.trim() === '') && treatments.length === 0;

/** Untouched in the draft, or the same. */
const isSaid = (said = '', drafted: string | undefined): boolean =>
  drafted === undefined || drafted.trim() === said;

/** A proposal that stands says just this. */
export const isMade = (
  draft: ProposalDraft,
  proposals: readonly { readonly proposal: Proposal }[],
): boolean =>
  proposals.some(
    ({ proposal }) =>
      proposal.text === draft.text.trim() &&
      proposal.intention === draft.intention &&
      isSaid(proposal.examinations, draft.examinations) &&
      isSaid(proposal.trial, draft.trial) &&
      proposal.treatments.join() === draft.treatments.join(),
  );
