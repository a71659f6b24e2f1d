import { inForce, standingDecisions, type Decision } from '../domain/decision';
import {
  withoutAlternatives,
  decisionKey,
  decisionSays,
  hasAlternatives,
  openDecision,
} from './openDecision';

/** What stands in the way of taking a decision back: nothing of what others wrote is taken back with it. */
export type WrittenSince =
  /** Another workstation wrote the same version apart, and nobody has chosen. */
  | 'apart'
  /** A later decision, or a choice, is in force. */
  | 'later'
  /** It is in force no more. */
  | 'takenBack';

/**
 * A version that takes back takes back what is on top (`standingDecisions`), whoever wrote that: so it may be written only
 * while this very decision is there.
 * @returns it, as it stands
 */
export function undoableDecision(decisions: readonly Decision[], taken: Decision): Decision | WrittenSince {
  const isTaken = (one: Decision) => decisionKey(one) === decisionKey(taken);
  const standing = standingDecisions(decisions);
  const top = standing.at(-1);
  if (top && isTaken(top) && !hasAlternatives(top)) return top;
  if (openDecision(decisions)?.contents.some(isTaken)) return 'apart';
  return standing.some(({ version }) => version >= taken.version) ? 'later' : 'takenBack';
}

/**
 * The decision to write once more where it was taken back: with what it was frozen on, since nothing but the slip of the
 * hand lies between. It chose nothing anew.
 * @param left what was in force once it was taken back
 */
export function redoableDecision(
  decisions: readonly Decision[],
  taken: Decision,
  left: Decision | null,
): Decision | WrittenSince {
  if (openDecision(decisions)) return 'apart';
  const now = inForce(decisions) ?? null;
  const isAsLeft = now === null || left === null ? now === left : decisionSays(now) === decisionSays(left);
  if (!isAsLeft) return 'later';
  const { choosesAmong: _among, reopens: _reopens, ...said } = withoutAlternatives(taken);
  return said;
}
