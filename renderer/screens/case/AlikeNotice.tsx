import type { AlikeCase, CaseView } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { go } from '../../navigation/navigation';
import { AlikeCases } from '../../components/case/AlikeCases';
import { useAlike } from '../../components/case/useAlike';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';

/** Other cases that are or may be of this patient, as its identity is being written. One of them leaves the list, and comes back. */
export function AlikeNotice({ view, values }: { view: CaseView; values: CaseValues }) {
  const { run, problem } = useCommand();
  const alike = useAlike(view, [values], view.case)?.[0];
  if (!alike || alike.cases.length === 0) return null;
  const change = (name: 'withdrawCase' | 'restoreCase') => (found: AlikeCase) =>
    void run(name, { database: found.database, meeting: found.meeting, case: found.case });
  return (
    <>
      <AlikeCases
        cases={alike.cases}
        onOpen={({ database, case: id, meeting }) =>
          go({ screen: 'case', ref: { database, case: id }, meeting })
        }
        {...(view.doc.withdrawn ? {} : { onWithdraw: change('withdrawCase') })}
        onRestore={change('restoreCase')}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}
