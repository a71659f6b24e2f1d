import type { CaseView } from '../../../shared/contracts/views';
import { longDate } from '../../../shared/domain/french';
import { withdrawnWords } from '../../components/meeting/withdrawnWords';
import { useNameOf } from '../../components/people/useNameOf';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';

/** At the top of a case that was taken off the list of its meeting. */
export function WithdrawnNotice({ view }: { view: CaseView }) {
  const { database, meeting, meetingState, meetingDate, doc } = view;
  const mayRestore = useRight('organise') && meetingState !== 'closed';
  const nameOf = useNameOf(view);
  const withdrawn = doc.stamps['withdrawn'] ?? null;
  const { run, problem } = useCommand();
  const restore = () => void run('restoreCase', { database, meeting, case: view.case });
  return (
    <div className="stack-tight case-withdrawn">
      <Notice
        meaning="todo"
        title={`Ce dossier est retiré de la séance du ${longDate(meetingDate)}.`}
        action={
          mayRestore ? (
            <Button variant="plain" size="small" icon="undo" onPress={restore}>
              Remettre dans la séance
            </Button>
          ) : undefined
        }
      >
        {withdrawnWords(withdrawn, withdrawn ? nameOf(withdrawn.by) : undefined)} Rien de ce qu’il contient
        n’est perdu.
      </Notice>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </div>
  );
}
