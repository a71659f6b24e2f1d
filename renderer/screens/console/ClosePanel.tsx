import type { CaseLine, MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../../components/Button';
import { isDecided } from '../../components/case/CaseStateBadge';
import { MeetingDocuments } from '../../components/case/MeetingDocuments';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useCommand } from '../../components/useCommand';
import { useShortcut } from '../../components/useShortcut';

interface CloseProps {
  readonly meeting: MeetingView;
  readonly canClose: boolean;
  readonly onGo: (id: CaseId) => void;
  readonly onLeave: () => void;
}

/** The end of a meeting: what is still open, then the papers. */
export function ClosePanel(props: CloseProps) {
  const isOver = props.meeting.doc.state === 'closed';
  return (
    <Panel title={isOver ? 'Séance terminée' : 'Clore la séance'} onClose={props.onLeave} isWide>
      <CloseSteps {...props} />
    </Panel>
  );
}

function CloseSteps({ meeting, canClose, onGo }: CloseProps) {
  const { database, meeting: id, cases, doc } = meeting;
  const { run, isRunning, problem } = useCommand('Clôture de la séance…');
  const open = cases.filter((line) => !isDecided(line.state));
  const close = () => {
    if (canClose && !isRunning) void run('closeMeeting', { database, meeting: id });
  };
  useShortcut('Ctrl+Enter', close, { label: 'Clore la séance', isDisabled: !canClose });

  /** One decision a case, each with its own undo. */
  const postpone = async (lines: readonly CaseLine[]) => {
    for (const line of lines) {
      const result = await run('decide', {
        database,
        case: line.case,
        decision: { outcome: 'postponed', postponement: { reason: 'notPresented' } },
      });
      if (!result.ok) return;
    }
  };

  return (
    <div className="stack">
      {doc.state === 'closed' ? (
        <Notice meaning="done" title="La séance est terminée, tout est enregistré sur ce poste.">
          Enregistrez maintenant les comptes rendus, la liste et la feuille d’émargement.
        </Notice>
      ) : null}
      {doc.state === 'open' && open.length > 0 ? (
        <Notice meaning="todo" title={`${plural(open.length, 'dossier est', 'dossiers sont')} sans décision`}>
          <div className="stack-tight">
            <ul>
              {open.map((line) => (
                <li key={line.case}>
                  <Button variant="quiet" size="small" onPress={() => onGo(line.case)}>
                    {`${line.position}. ${line.name}`}
                  </Button>
                </li>
              ))}
            </ul>
            {canClose ? (
              <div>
                <Button
                  variant="plain"
                  size="small"
                  isDisabled={isRunning}
                  onPress={() => void postpone(open)}
                >
                  {open.length === 1
                    ? 'Le reporter : « Cas non présenté »'
                    : `Reporter ces ${open.length} dossiers : « Cas non présenté »`}
                </Button>
              </div>
            ) : null}
          </div>
        </Notice>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {doc.state === 'open' && canClose ? (
        <div>
          <Button variant="primary" shortcut="Ctrl+Enter" isDisabled={isRunning} onPress={close}>
            Clore la séance
          </Button>
        </div>
      ) : null}
      <MeetingDocuments meeting={meeting} />
    </div>
  );
}
