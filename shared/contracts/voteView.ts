import type { Person } from '../domain/person';
import type { Said } from '../domain/vote';

/** One person’s position on a proposal, as the console shows it. */
export interface VoteView extends Said {
  readonly voter: Person;
  readonly byPhone?: boolean;
  /** By what it is known to who saw it, and what was noted apart (`shared/merge/voteSeeing.ts`). */
  readonly shown: readonly string[];
  /** What they are said to have voted on another workstation, unknown to this one: that, in words. */
  readonly elsewhere?: string | undefined;
}
