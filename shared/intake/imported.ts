import type { CaseValues } from '../domain/caseFields';

/** What a file gave: nothing is written until the user says so. */
export interface ImportedCase {
  readonly values: CaseValues;
  /** As the spreadsheet numbers it, from 1; absent where the file is one case. */
  readonly line?: number | undefined;
  /** Sentences: what looks wrong (INS key, RPPS, dates). */
  readonly warnings: readonly string[];
  /** Cells that could not be, whole, the value of their field: why, in a sentence. They are among `notPlaced` too. */
  readonly unread?: readonly {
    readonly path: string;
    readonly where: string;
    readonly what: string;
    readonly why: string;
  }[];
  /** What the file holds and the case file has no place for: section and text, for the user to read. */
  readonly notPlaced: readonly { readonly where: string; readonly what: string }[];
}

export interface ImportedFile {
  readonly fileName: string;
  readonly kind: 'cda' | 'csv';
  readonly cases: readonly ImportedCase[];
  /** About the file as a whole: encoding guessed, columns ignored, lines skipped. */
  readonly notes: readonly string[];
}
