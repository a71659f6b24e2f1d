import type { Fact } from '../domain/decisiveFacts';
import type { Outcome } from '../domain/decision';
import type { Quorum } from '../domain/quorum';
import type { Tally } from '../domain/vote';

/** One case as the room sees it, and nothing else. No name, birth date, INS or IPP: its texts are masked too. */
export interface ProjectedView {
  /** Its place in the agenda, from 1. */
  readonly position: number;
  /** How many cases the agenda has. */
  readonly count: number;
  /** Initials: « L. G. M. ». */
  readonly masked: string;
  /** Name and birth, while the chair holds the key for it: the texts are then as they were typed. Else null. */
  readonly identity: string | null;
  /** Sex, age and tumour in one line. */
  readonly summary: string;
  readonly question: string;
  /** What decides, under its headings: synthesis, tumour, examinations. */
  readonly facts: readonly Fact[];
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
  /** While it is put to the vote of phones: its letter there, and how many chose. What they chose is not counted yet. */
  readonly ballot: { readonly letter: string; readonly voted: number } | null;
}

export interface ProjectedDecision {
  /** It is being written and not validated. */
  readonly isDraft: boolean;
  readonly outcome: Outcome;
  readonly text: string;
  /** The places of the retained ones in `proposals`, from 0. */
  readonly retained: readonly number[];
  /** Reason of a postponement, board that it is referred to, guideline, trial: a line each. */
  readonly lines: readonly string[];
  /** Said where it came by a file and nobody here answers for it. */
  readonly origin: string | null;
}
