import type { CaseFile } from '../../../shared/domain/caseFile';
import { fieldSpec, isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import type { Stamp } from '../../../shared/domain/stamp';
import { undecided } from '../../../shared/merge/merge';

/** A field that workstations wrote apart: every value is kept until a person chooses. */
export interface PendingChoice {
  readonly field: CasePath | 'discussion';
  readonly label: string;
  readonly siblings: readonly { readonly value: unknown; readonly stamp: Stamp }[];
}

export const pendingChoices = (doc: CaseFile): readonly PendingChoice[] =>
  Object.entries(undecided(doc)).flatMap(([field, siblings]): PendingChoice[] =>
    field === 'discussion'
      ? [{ field, label: 'Discussion', siblings }]
      : isCasePath(field)
        ? [{ field, label: fieldSpec(field).label, siblings }]
        : [],
  );

const quoted = ({ label }: PendingChoice): string => `«\u00a0${label}\u00a0»`;

/** « Deux postes ont écrit « T » et « N » » */
export const choicesWords = (choices: readonly PendingChoice[]): string =>
  `Deux postes ont écrit ${new Intl.ListFormat('fr').format(choices.map(quoted))}`;
