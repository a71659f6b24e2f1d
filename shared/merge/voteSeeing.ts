import type { Vote, VotedApart } from '../domain/vote';
import { canonical } from './canonical';
import { said, withBeside } from './lastVote';

const keyOf = ({ position, reserve, comment, recordedBy, at }: VotedApart): string =>
  canonical([position, reserve ?? null, comment ?? null, recordedBy, at]);

/** By what each position that a vote shows is known: the one that stands, and those that were noted apart. */
export const shownOf = (vote: Vote): readonly string[] => [said(vote), ...(vote.apart ?? [])].map(keyOf);

/** What somebody had before their eyes as they noted a position. */
export interface VoteSeen {
  /** As `shownOf` gives it; empty: they saw no position. */
  readonly keys: readonly string[];
  /** Who notes it wrote the one that stands, since. */
  readonly isOwn: boolean;
}

/**
 * The vote, noted over another by somebody who saw `seen` of it. What they did not see is not replaced: it stands beside
 * theirs, to be verified, as if both had noted apart (`lastVote.ts`). Who saw no position saw one that is taken back.
 */
export function votedSeeing(vote: Vote, before: Vote | undefined, { keys, isOwn }: VoteSeen): Vote {
  if (!before) return vote;
  const unseen = (before.apart ?? []).filter((one) => !keys.includes(keyOf(one)));
  const former = said(before);
  const isKnown =
    isOwn || keys.includes(keyOf(former)) || (keys.length === 0 && former.position === 'withdrawn');
  return withBeside(vote, isKnown ? unseen : [...unseen, former]);
}
