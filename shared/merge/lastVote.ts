import type { Vote, VotedApart } from '../domain/vote';
import { canonical, compareInTime, ordered, plain } from './canonical';

const saying = ({ position, reserve, comment }: VotedApart): string =>
  canonical(reserve === undefined ? [position, comment] : [position, comment, reserve]);

const said = ({ position, reserve, comment, recordedBy, at }: Vote): VotedApart => ({
  position,
  ...(reserve === undefined ? {} : { reserve }),
  ...(comment === undefined ? {} : { comment }),
  recordedBy,
  at,
});

/**
 * The last position stands. What else the same person is said to have voted stays beside it, once for each position,
 * reserve and comment, the last first. Whoever reads it knows that two workstations noted different things.
 */
export function lastVote(a: Vote, b: Vote): Vote {
  const { apart: left = [], ...first } = plain(a) as Vote;
  const { apart: right = [], ...second } = plain(b) as Vote;
  const [last, other] = compareInTime(first, second) >= 0 ? [first, second] : [second, first];
  const others = new Map<string, VotedApart>();
  for (const one of [...left, ...right, said(other)].sort(compareInTime)) others.set(saying(one), one);
  others.delete(saying(last));
  const apart = [...others.values()].sort(compareInTime).reverse();
  return ordered({ ...last, ...(apart.length > 0 ? { apart } : {}) }) as Vote;
}
