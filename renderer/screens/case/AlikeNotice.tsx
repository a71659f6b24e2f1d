import type { CaseView } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { go } from '../../navigation/navigation';
import { AlikeCases } from '../../components/case/AlikeCases';
import { useAlike } from '../../components/case/useAlike';

/** Other cases that are or may be of this patient, as its identity is being written. */
export function AlikeNotice({ view, values }: { view: CaseView; values: CaseValues }) {
  const alike = useAlike(view, [values], view.case)?.[0];
  if (!alike || alike.cases.length === 0) return null;
  return (
    <AlikeCases
      cases={alike.cases}
      onOpen={({ database, case: id, meeting }) =>
        go({ screen: 'case', ref: { database, case: id }, meeting })
      }
    />
  );
}
