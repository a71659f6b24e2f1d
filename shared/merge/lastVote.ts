import type { Vote, VotedApart } from '../domain/vote';
import { canonical, compareInTime, ordered, plain } from './canonical';

const saying = ({ position, reserve, comment }: VotedApart): string =>
  canonical(reserve === undefined ? [position, comment] : [position, comment, reserve]);

export const said = ({ position, reserve, comment, recordedBy, means, at }: Vote): VotedApart => ({
  position,
  ...(reserve === undefined ? {} : { reserve }),
  ...(comment === undefined ? {} : { comment }),
  recordedBy,
  ...(means === undefined ? {} : { means }),
  at,
});

/** The vote with what else was noted beside it, once for each position, reserve and comment, the last first. */
export function withBeside({ apart: _, ...vote }: Vote, beside: readonly VotedApart[]): Vote {
  const others = new Map<string, VotedApart>();
  for (const one of [...beside].sort(compareInTime)) others.set(saying(one), one);
  others.delete(saying(vote));
  const apart = [...others.values()].sort(compareInTime).reverse();
  return ordered({ ...vote, ...(apart.length > 0 ? { apart } : {}) }) as Vote;
}

/**
 * The last position stands. What else the same person is said to have voted stays beside it. Whoever reads it knows that
 * two workstations noted different things.
 */
export function lastVote(a: Vote, b: Vote): Vote {
  const { apart: left = [], ...first } = plain(a) as Vote;
  const { apart: right = [], ...second } = plain(b) as Vote;
  const [last, other] = compareInTime(first, second) >= 0 ? [first, second] : [second, first];
  return withBeside(last, [...left, ...right, said(other)]);
}
