import type { CaseFile } from '../../../shared/domain/caseFile';
import { isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import { openFields, type OpenField } from '../../../shared/merge/openFields';
import { fieldWords } from '../../../shared/merge/openWords';

/** A field of the form that workstations wrote apart: every value is kept until a person chooses. */
export interface PendingChoice extends OpenField {
  readonly field: CasePath;
  readonly label: string;
}

export const pendingChoices = (doc: CaseFile): readonly PendingChoice[] =>
  openFields(doc).flatMap(({ field, values }) =>
    isCasePath(field) ? [{ field, values, label: fieldWords('case', field) }] : [],
  );
