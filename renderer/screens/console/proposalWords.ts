import type { ProposalView } from '../../../shared/contracts/views';
import { listed } from '../../../shared/domain/french';
import type { ProposalId } from '../../../shared/domain/ids';
import { besideText, type BesideText, type Proposal } from '../../../shared/domain/proposal';

type Counted = Pick<ProposalView, 'tally'> & { readonly proposal: Pick<ProposalView['proposal'], '_id'> };

/** What a new decision starts from: a lone proposal, or the only one that every voter was for. */
export function likelyRetained(proposals: readonly Counted[]): readonly ProposalId[] {
  const unanimous = proposals.filter(
    ({ tally }) => tally.for > 0 && tally.against === 0 && tally.abstain === 0,
  );
  const [only] = proposals.length === 1 ? proposals : unanimous.length === 1 ? unanimous : [];
  return only ? [only.proposal._id] : [];
}

const keptWords: Record<BesideText, (words: string) => string> = {
  'Examens demandés': () => 'les examens demandés',
  'Période prévue': () => 'la période prévue',
  'Proposé par': (name) => `le nom de qui propose (${name})`,
};

/** What whoever corrects a proposal should know, and the form does not show. */
export function correctionWords(proposal: Proposal): string {
  const votes = 'Les votes portaient sur l’ancien texte\u00a0: ils sont à reprendre.';
  const kept = besideText(proposal).map(([name, words]) => keptWords[name](words));
  return kept.length > 0 ? `${votes} La correction garde ${listed(kept)}.` : votes;
}

export const intentionWords = (n: number): string => `${n}${n === 1 ? 're' : 'e'} intention`;
