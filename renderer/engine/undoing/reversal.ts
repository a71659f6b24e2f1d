import type { Renaming, Step } from '../acts/act';

/** One step turned round. */
export interface Reversal {
  /** What makes it anew. */
  readonly inverse: Step;
  readonly renamings: readonly Renaming[];
}
