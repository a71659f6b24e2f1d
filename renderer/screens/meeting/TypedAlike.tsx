import { useState } from 'react';
import type { AlikeCase, MeetingView } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { go } from '../../navigation/navigation';
import { AlikeCases } from '../../components/case/AlikeCases';
import { alikeNow, useAlike } from '../../components/case/useAlike';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';

/** The cases of the patient being typed; `isAlike` asks once more, of the last key, before anything is registered. */
export function useTypedAlike(meeting: MeetingView, values: CaseValues) {
  const resting = useAlike(meeting, [values])?.[0]?.cases ?? [];
  const [late, setLate] = useState<{ readonly of: string; readonly cases: readonly AlikeCase[] } | null>(
    null,
  );
  const of = JSON.stringify(values);
  const cases = late?.of === of ? late.cases : resting;
  const isAlike = async () => {
    const found = await alikeNow(meeting, values);
    setLate({ of, cases: found.cases });
    return found.cases.length > 0;
  };
  return { cases, isAlike };
}

interface TypedAlikeProps {
  readonly meeting: MeetingView;
  readonly cases: readonly AlikeCase[];
  readonly values: CaseValues;
  readonly onDone: () => void;
}

/** Said before a patient is registered twice. The question typed goes along, where the case that is there asks none. */
export function TypedAlike({ meeting, cases, values, onDone }: TypedAlikeProps) {
  const { run, problem } = useCommand();
  const question = values['summary.question'] ?? '';
  const takeUp = async ({ database, case: id, question: own }: AlikeCase) => {
    if (question === '' || own !== '') return true;
    const changes: CaseValues = { 'summary.question': question };
    // It was seen without one: a question that came meanwhile stays beside this one.
    const seen = { 'summary.question': { changes: [], clock: {} } };
    return (await run('editCase', { database, case: id, changes, seen })).ok;
  };
  const open = async (found: AlikeCase) => {
    if (!(await takeUp(found))) return;
    onDone();
    go({ screen: 'case', ref: { database: found.database, case: found.case }, meeting: found.meeting });
  };
  const restore = async (found: AlikeCase) => {
    const { database, meeting: id } = meeting;
    if (!(await run('restoreCase', { database, meeting: id, case: found.case })).ok) return;
    if (await takeUp(found)) onDone();
  };
  const isKept = question !== '' && cases.every(({ question: own }) => own !== '');
  return (
    <div className="stack-tight">
      <AlikeCases
        cases={cases}
        onOpen={(found) => void open(found)}
        onRestore={(found) => void restore(found)}
      />
      {isKept ? (
        <p className="quiet small">Ce dossier pose déjà une question&nbsp;: la vôtre n’y remplace rien.</p>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </div>
  );
}
