import type { CaseValues } from '../../../shared/domain/caseFields';
import { deceasedWords } from '../../../shared/domain/deceased';
import { Notice } from '../layout/Notice';

interface DeceasedNoticeProps {
  readonly values: CaseValues;
  /** Who it is, where several patients are on the page. */
  readonly name?: string;
}

/** That the patient is dead, before anything else of the case; nothing for a patient not known to be. */
export function DeceasedNotice({ values, name }: DeceasedNoticeProps) {
  const words = deceasedWords(values);
  if (words === null) return null;
  return <Notice meaning="wrong" title={name ? `${words}\u00a0: ${name}` : words} />;
}
