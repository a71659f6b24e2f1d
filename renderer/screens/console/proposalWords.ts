import type { ProposalView } from '../../../shared/contracts/views';
import type { ProposalId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import type { Proposal } from '../../../shared/domain/proposal';

type Counted = Pick<ProposalView, 'tally'> & { readonly proposal: Pick<ProposalView['proposal'], '_id'> };

/** What a new decision starts from: a lone proposal, or the only one that every voter was for. */
export function likelyRetained(proposals: readonly Counted[]): readonly ProposalId[] {
  const unanimous = proposals.filter(
    ({ tally }) => tally.for > 0 && tally.against === 0 && tally.abstain === 0,
  );
  const [only] = proposals.length === 1 ? proposals : unanimous.length === 1 ? unanimous : [];
  return only ? [only.proposal._id] : [];
}

/** What whoever corrects a proposal should know, and the form does not show. */
export function correctionWords({ examinations, plannedFrom, plannedTo, proposedBy }: Proposal): string {
  const kept = [
    examinations && 'les examens demandés',
    (plannedFrom ?? plannedTo) && 'la période prévue',
    proposedBy && `le nom de qui propose (${personName(proposedBy)})`,
  ].filter((one) => typeof one === 'string' && one !== '');
  return [
    'Les votes portaient sur l’ancien texte\u00a0: ils sont à reprendre.',
    kept.length > 0 && `La correction garde ${new Intl.ListFormat('fr').format(kept as string[])}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

export const intentionWords = (n: number): string => `${n}${n === 1 ? 're' : 'e'} intention`;
