import { listed } from '../../../shared/domain/french';
import { besideText, type BesideText, type Proposal } from '../../../shared/domain/proposal';

/** Of what the form does not show. */
const keptWords: Partial<Record<BesideText, (words: string) => string>> = {
  'Période prévue': () => 'la période prévue',
  'Proposé par': (name) => `le nom de qui propose (${name})`,
};

/** What whoever corrects a proposal should know, and the form does not show. */
export function correctionWords(proposal: Proposal): string {
  const votes = 'Les votes portaient sur l’ancien texte\u00a0: ils sont à reprendre.';
  const kept = besideText(proposal).flatMap(([name, words]) => keptWords[name]?.(words) ?? []);
  return kept.length > 0 ? `${votes} La correction garde ${listed(kept)}.` : votes;
}
