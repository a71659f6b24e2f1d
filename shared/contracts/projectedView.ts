import type { Outcome, PostponementReason } from '../domain/decision';
import type { Quorum } from '../domain/quorum';
import type { Tally } from '../domain/vote';

/** One case as the room sees it, and nothing else: no name, birth date, INS or IPP. */
export interface ProjectedView {
  /** Its place in the agenda, from 1. */
  readonly position: number;
  /** How many cases the agenda has. */
  readonly count: number;
  /** Initials: « L. G. M. ». */
  readonly masked: string;
  /** Sex, age and tumour in one line. */
  readonly summary: string;
  readonly question: string;
  readonly quorum: Pick<Quorum, 'status' | 'missing'>;
  /** What workstations wrote apart and nobody has chosen yet, by its names. */
  readonly undecided: readonly string[];
  readonly proposals: readonly ProjectedProposal[];
  readonly decision: ProjectedDecision | null;
}

export interface ProjectedProposal {
  readonly intention: number;
  readonly text: string;
  /** Counts: who voted what stays on the console. */
  readonly tally: Tally;
}

export interface ProjectedDecision {
  readonly outcome: Outcome;
  readonly text: string;
  /** The places of the retained ones in `proposals`, from 0. */
  readonly retained: readonly number[];
  readonly postponement: { readonly reason: PostponementReason; readonly text: string } | null;
  /** The board that it is referred to. */
  readonly referredTo: string | null;
}
