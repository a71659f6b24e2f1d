import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { Stored } from '../../../shared/domain/stored';

/** One document as the read model is to show it: the winner of its leaves. */
export interface Projected {
  readonly id: string;
  readonly rev: string;
  readonly c?: string | undefined;
  readonly deleted?: boolean | undefined;
  /** The plain document, where whoever wrote it still has it at hand. */
  readonly doc?: Stored | undefined;
  /** Whatever is shown of it, this takes its place: what was shown is not there any more, or cannot be read. */
  readonly anew?: boolean | undefined;
  /** It was only glanced at (readModel/glance.ts): enough to place it, too little to be shown. */
  readonly glanced?: boolean | undefined;
}

/** One leaf that a first pull brought. */
export interface PulledLeaf {
  readonly entry: JournalEntry;
  readonly plain: { readonly content: object | null };
}
