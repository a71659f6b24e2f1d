import type { CaseId } from '../../../shared/domain/ids';
import { quotedList } from '../../../shared/merge/openWords';
import { go } from '../../navigation/navigation';
import { Button } from '../controls/Button';
import { Notice } from '../layout/Notice';

interface UndecidedNoticeProps {
  readonly caseId: CaseId;
  /** What workstations wrote apart. */
  readonly names: readonly string[];
}

/** That a person must choose before the case can be concluded, and the way there; nothing where nothing is open. */
export function UndecidedNotice({ caseId, names }: UndecidedNoticeProps) {
  if (names.length === 0) return null;
  return (
    <Notice
      meaning="todo"
      title={`Plusieurs postes ont écrit ${quotedList(names)} différemment\u00a0: à trancher`}
      action={
        <Button variant="plain" size="small" onPress={() => go({ screen: 'inbox', caseId })}>
          Trancher
        </Button>
      }
    >
      La décision ne peut pas être validée avant.
    </Notice>
  );
}
