import { plural } from './french';

/** What is half written of a case. */
export interface Begun {
  readonly decision: boolean;
  readonly proposal: boolean;
}

/** « 2 dossiers ont une décision commencée » */
export function begunWords(begun: readonly Begun[]): string {
  const isDecision = begun.some(({ decision }) => decision);
  const isProposal = begun.some(({ proposal }) => proposal);
  const what = [...(isDecision ? ['une décision'] : []), ...(isProposal ? ['une proposition'] : [])];
  return `${plural(begun.length, 'dossier a', 'dossiers ont')} ${what.join(' ou ')} commencée`;
}
