import { useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { meetingStateNames } from '../../../shared/domain/meeting';
import { clockTime, longDate, plural } from '../../../shared/domain/french';
import { go } from '../../navigation/navigation';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { catchFocus } from '../../components/focus/catchFocus';
import { contentTitle } from '../../components/focus/content';
import { BroughtLine } from '../../components/exchange/BroughtLine';
import { PageHeader } from '../../components/layout/PageHeader';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useRight } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { quorumForecast } from '../../i18n/meetingWords';
import { OpenMeetingPanel } from './OpenMeetingPanel';

const modes = {
  room: 'en salle',
  video: 'en visioconférence',
  mixed: 'en salle et en visioconférence',
} as const;

interface MeetingHeaderProps {
  readonly meeting: MeetingView;
  /** Nothing happened since it was opened. */
  readonly mayUndoOpening: boolean;
}

export function MeetingHeader({ meeting, mayUndoOpening }: MeetingHeaderProps) {
  const [isOpening, setOpening] = useState(false);
  const { board, doc, cases, quorum } = meeting;
  const { state } = doc;
  const undecided = cases.filter((line) => line.isUndecided).length;
  const incomplete = cases.filter((line) => line.state === 'toComplete').length;
  const ref = { database: meeting.database, meeting: meeting.meeting };
  const mayConduct = useRight('conduct');
  const { run, problem } = useCommand();
  const change = async (name: 'undoOpening' | 'reopenMeeting') => {
    await run(name, ref);
    // Its button goes with it.
    catchFocus(contentTitle);
  };
  const start = () => {
    if (state === 'planned' && !mayConduct) return;
    if (state === 'planned') setOpening(true);
    else go({ screen: 'console', ref });
  };
  const action =
    state === 'planned' ? 'Ouvrir la séance' : state === 'open' ? 'Reprendre la séance' : 'Revoir la séance';
  useShortcut('Ctrl+Enter', start, { label: action, group: 'Séance' });

  return (
    <>
      <PageHeader
        title={`${board.name} · ${longDate(doc.date)}, ${clockTime(doc.time)}`}
        subtitle={
          <>
            <p>{[doc.place || 'Lieu non précisé', modes[doc.mode]].join(' · ')}</p>
            <div className="row meeting-facts">
              <Badge meaning={state === 'planned' ? 'neutral' : state === 'open' ? 'info' : 'done'}>
                {meetingStateNames[state]}
              </Badge>
              <span>{cases.length === 0 ? 'Aucun dossier' : plural(cases.length, 'dossier')}</span>
              {undecided > 0 ? <Badge meaning="todo">{`${undecided} à trancher`}</Badge> : null}
              {incomplete > 0 ? (
                <Badge meaning="todo">{plural(incomplete, 'incomplet', 'incomplets')}</Badge>
              ) : null}
              <Badge
                meaning={quorum.status === 'reached' ? 'done' : quorum.status === 'unknown' ? 'info' : 'todo'}
              >
                {quorumForecast({ quorum, state })}
              </Badge>
              <BroughtLine what="meeting" brought={meeting.brought} />
            </div>
          </>
        }
        actions={
          <>
            {mayConduct && state === 'open' && mayUndoOpening ? (
              <Button variant="quiet" icon="undo" onPress={() => void change('undoOpening')}>
                Annuler l’ouverture
              </Button>
            ) : null}
            {mayConduct && state === 'closed' ? (
              <Button variant="quiet" icon="undo" onPress={() => void change('reopenMeeting')}>
                Rouvrir la séance
              </Button>
            ) : null}
            <Button
              variant={state === 'closed' ? 'plain' : 'primary'}
              icon="play"
              shortcut="Ctrl+Enter"
              isDisabled={state === 'planned' && !mayConduct}
              onPress={start}
            >
              {action}
            </Button>
          </>
        }
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {isOpening ? <OpenMeetingPanel meeting={meeting} onClose={() => setOpening(false)} /> : null}
    </>
  );
}
