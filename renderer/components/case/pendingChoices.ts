import type { CaseFile } from '../../../shared/domain/caseFile';
import { isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import { openFields, type OpenField } from '../../../shared/merge/openFields';
import { fieldWords } from '../../../shared/merge/openWords';

/** A field of the form, or several that mean one thing, that workstations wrote apart: all is kept until a person chooses. */
export interface PendingChoice extends OpenField {
  readonly paths: readonly [CasePath, ...CasePath[]];
  readonly label: string;
}

export const pendingChoices = (doc: CaseFile): readonly PendingChoice[] =>
  openFields(doc).flatMap((open) => {
    const [first, ...paths] = open.members.filter(isCasePath);
    return first ? [{ ...open, paths: [first, ...paths], label: fieldWords('case', open.field) }] : [];
  });
