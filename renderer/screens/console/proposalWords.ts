import type { ProposalView } from '../../../shared/contracts/views';
import type { ProposalId } from '../../../shared/domain/ids';

type Counted = Pick<ProposalView, 'tally'> & { readonly proposal: Pick<ProposalView['proposal'], '_id'> };

/** What a new decision starts from: a lone proposal, or the only one that every voter was for. */
export function likelyRetained(proposals: readonly Counted[]): readonly ProposalId[] {
  const unanimous = proposals.filter(
    ({ tally }) => tally.for > 0 && tally.against === 0 && tally.abstain === 0,
  );
  const [only] = proposals.length === 1 ? proposals : unanimous.length === 1 ? unanimous : [];
  return only ? [only.proposal._id] : [];
}

export const intentionWords = (n: number): string => `${n}${n === 1 ? 're' : 'e'} intention`;
