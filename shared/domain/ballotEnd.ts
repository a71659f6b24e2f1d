import { inForce, type Decision } from './decision';
import type { Ballot } from './drafts';

/**
 * A decision freezes the votes it was taken on: one taken since the ballot opened ends it, wherever it was taken. A ballot
 * that the chair opens on a decided case is another vote, for a correction.
 * @param decisions of the ballot's case at its meeting
 */
export const isDecidedSince = ({ openedOn }: Ballot, decisions: readonly Decision[]): boolean =>
  (inForce(decisions)?.version ?? 0) > openedOn;
