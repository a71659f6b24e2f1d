import type {
  ProjectedDecision,
  ProjectedProposal,
  ProjectedView,
} from '../../../shared/contracts/projectedView';
import type { CaseView, ProposalView } from '../../../shared/contracts/views';
import type { Decision } from '../../../shared/domain/decision';
import type { CaseId } from '../../../shared/domain/ids';

/**
 * What a room may see of a case. Each value is named one by one: whatever a document holds besides never gets there.
 * @param agenda the cases of its meeting in their order
 * @returns null for a case that is not on the agenda
 */
export function projectedView(view: CaseView, agenda: readonly CaseId[]): ProjectedView | null {
  const at = agenda.indexOf(view.case);
  if (at < 0) return null;
  const { masked, summary, quorum, undecided, proposals, decision } = view;
  return {
    position: at + 1,
    count: agenda.length,
    masked,
    summary,
    question: view.doc.values['summary.question'] ?? '',
    quorum: { status: quorum.status, missing: quorum.missing },
    undecided,
    proposals: proposals.map(projectedProposal),
    decision: decision && projectedDecision(decision, proposals),
  };
}

const projectedProposal = ({ proposal, tally }: ProposalView): ProjectedProposal => ({
  intention: proposal.intention,
  text: proposal.text,
  tally,
});

const projectedDecision = (
  { outcome, text, retained, postponement, referral }: Decision,
  proposals: readonly ProposalView[],
): ProjectedDecision => ({
  outcome,
  text,
  retained: proposals.flatMap(({ proposal }, at) => (retained.includes(proposal._id) ? [at] : [])),
  postponement: postponement ? { reason: postponement.reason, text: postponement.text } : null,
  referredTo: referral?.board ?? null,
});
