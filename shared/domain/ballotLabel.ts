import { codeIn, labelOf } from '../terminology/codes';
import { intentionWords } from './french';
import type { Proposal } from './proposal';

/** Longer is not read on a phone. */
const LONGEST = 80;

/** Under which words a proposal is put to the vote of phones: kinds of treatment by the official list, never its text. */
export function ballotLabel({ treatments, intention }: Pick<Proposal, 'treatments' | 'intention'>): string {
  const known = treatments.filter((code) => codeIn('treatment', code));
  const words = known.map((code) => labelOf('treatment', code)).join(', ');
  const label = words !== '' && words.length <= LONGEST ? words : intentionWords(intention);
  return label.charAt(0).toLocaleUpperCase('fr') + label.slice(1);
}
