import type { CaseValues } from '../domain/caseFields';

/** What a file gave: nothing is written until the user says so. */
export interface ImportedCase {
  readonly values: CaseValues;
  /** Sentences: what looks wrong (INS key, RPPS, dates) but was taken. */
  readonly warnings: readonly string[];
  /** What the file holds and the case file has no place for: section and text, for the user to read. */
  readonly notPlaced: readonly { readonly where: string; readonly what: string }[];
}

export interface ImportedFile {
  readonly fileName: string;
  readonly kind: 'cda' | 'csv';
  readonly cases: readonly ImportedCase[];
  /** About the file as a whole: encoding guessed, columns ignored, lines skipped. */
  readonly notes: readonly string[];
  /** Those of the notes that a person must look at: lines not taken, lines that seem to be the same patient. */
  readonly toCheck?: readonly string[];
}
