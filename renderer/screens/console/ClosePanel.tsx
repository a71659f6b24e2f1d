import { useEffect, useRef, useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { isDecided } from '../../components/case/CaseStateBadge';
import { MeetingDocuments } from '../../components/papers/MeetingDocuments';
import { AfterLastCase } from '../../components/meeting/AfterLastCase';
import { DeferredCases } from '../../components/meeting/DeferredCases';
import { Notice } from '../../components/layout/Notice';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { focusInvalid } from '../../components/focus/focusInvalid';
import { BegunCases } from './BegunCases';
import { keepTimes } from './caseClock';
import { ChairProofField } from './ChairProofField';
import { ChoosePinPanel } from './ChoosePinPanel';
import { useChairProof } from './useChairProof';
import { answerOr } from '../../components/session/queryState';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useQuery } from '../../engine/client';

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
  const [isJustClosed, setJustClosed] = useState(false);
  const open = cases.filter((line) => !isDecided(line.state));
  const begun = answerOr(useQuery('begun', { database, meeting: id }), []);
  const openBegun = begun.filter((one) => !one.isDecided);
  const chair = useChairProof({ database, meeting: id });
  const [isTried, setTried] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  /** @param evenBegun also those of which something is half written, as it was shown */
  const close = (postponeRest: boolean, evenBegun = false) => {
    if (!canClose || isRunning) return;
    setTried(postponeRest);
    if (postponeRest && chair.isLacking) {
      if (root.current) focusInvalid(root.current);
      return;
    }
    keepTimes(meeting);
    const proof = postponeRest ? chair.sent : {};
    void run('closeMeeting', { database, meeting: id, postponeRest, evenBegun, ...proof }).then((result) => {
      chair.onType('');
      setTried(false);
      setJustClosed(result.ok);
    });
  };
  const isOver = doc.state === 'closed';
  const ended = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: else « Fermer » has the keyboard, and its tooltip takes the first Escape.
  useEffect(() => {
    if (isJustClosed && isOver) ended.current?.focus();
  }, [isJustClosed, isOver]);
  const reopen = () => void run('reopenMeeting', { database, meeting: id });
  const mayConduct = useRight('conduct');
  // Not of a meeting closed another day: there a mistaken key would be the one that reopens it.
  const canTakeBack = isJustClosed && isOver && mayConduct;
  const acts = answerOr(useQuery('namedActs', { database, meeting: id }), null);
  useShortcut('Ctrl+Enter', () => close(false), { label: 'Clore la séance', isDisabled: !canClose });
  useShortcut('Ctrl+Z', reopen, { label: 'Rouvrir la séance', isDisabled: !canTakeBack });

  return (
    <div className="stack" ref={root}>
      {isOver ? (
        <div tabIndex={-1} ref={ended}>
          <Notice
            meaning="done"
            title="La séance est terminée, tout est enregistré sur ce poste."
            action={
              mayConduct ? (
                <Button
                  variant="quiet"
                  size="small"
                  shortcut={canTakeBack ? 'Ctrl+Z' : undefined}
                  onPress={reopen}
                >
                  Rouvrir la séance
                </Button>
              ) : null
            }
          />
        </div>
      ) : null}
      <DeferredCases target={{ database, meeting: id }} deferred={acts?.deferred ?? []} />
      {doc.state === 'open' ? <BegunCases begun={begun} onGo={onGo} /> : null}
      {doc.state === 'open' && open.length > 0 ? (
        <Notice
          isQuiet
          meaning="todo"
          title={`${plural(open.length, 'dossier est', 'dossiers sont')} sans décision`}
        >
          <div className="stack-tight">
            <ul className="open-cases">
              {open.map((line) => (
                <li key={line.case}>
                  <Button variant="quiet" size="small" onPress={() => onGo(line.case)}>
                    {`${line.position}. ${line.name}`}
                  </Button>
                </li>
              ))}
            </ul>
            <p>
              Concluez-les, ou terminez la séance en les reportant avec le motif «&nbsp;Cas non
              présenté&nbsp;»&nbsp;: ils pourront être présentés à nouveau.
            </p>
            {canClose ? <ChairProofField state={chair} isTried={isTried} /> : null}
            {canClose ? (
              <div>
                <Button variant="plain" size="small" onPress={() => close(true, openBegun.length > 0)}>
                  {deferWords(open.length, openBegun.length)}
                </Button>
              </div>
            ) : null}
          </div>
        </Notice>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {doc.state === 'open' && canClose ? (
        <div>
          <Button
            variant={open.length === 0 ? 'primary' : 'plain'}
            shortcut="Ctrl+Enter"
            onPress={() => close(false)}
          >
            Clore la séance
          </Button>
        </div>
      ) : null}
      <AfterLastCase meeting={meeting} level={3} />
      <MeetingDocuments meeting={meeting} />
      {chair.isChoosing ? (
        <ChoosePinPanel meeting={{ database, meeting: id }} onClose={() => chair.setChoosing(false)} />
      ) : null}
    </div>
  );
}

const deferWords = (open: number, begun: number): string => {
  if (begun === 0)
    return open === 1
      ? 'Reporter le dossier non présenté et clore'
      : `Reporter les ${open} dossiers non présentés et clore`;
  return open === 1
    ? 'Reporter le dossier malgré ce qui est commencé et clore'
    : `Reporter les ${open} dossiers, dont ${plural(begun, 'commencé')}, et clore`;
};
