import { useContext, useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { doctorOption, mayChair } from '../../components/meeting/chairs';
import { Notice } from '../../components/layout/Notice';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Select } from '../../components/controls/Select';
import { useCommand } from '../../components/session/useCommand';
import { UserContext } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { quorumForecast } from '../../i18n/meetingWords';

interface OpenMeetingProps {
  readonly meeting: MeetingView;
  readonly onClose: () => void;
}

export function OpenMeetingPanel(props: OpenMeetingProps) {
  return (
    <Panel title="Ouvrir la séance" onClose={props.onClose}>
      <OpenMeetingForm {...props} />
    </Panel>
  );
}

function OpenMeetingForm({ meeting, onClose }: OpenMeetingProps) {
  // Known from the first instant: Ctrl Enter pressed twice must not put the coordinator in the chair instead.
  const self = useContext(UserContext)?.person;
  const doctors = mayChair(meeting, self);
  const [chosen, setChosen] = useState<string | undefined>();
  const likely = [self?.id, meeting.board.coordinator?.id].find((id) => doctors.some((d) => d.id === id));
  const chair = doctors.find((d) => d.id === (chosen ?? likely));
  const { run, isRunning, problem } = useCommand();

  const open = async () => {
    if (!chair || isRunning) return;
    const ref = { database: meeting.database, meeting: meeting.meeting };
    const result = await run('openMeeting', { ...ref, chair: chair.id });
    if (!result.ok) return;
    onClose();
    go({ screen: 'console', ref });
  };
  useShortcut('Ctrl+Enter', () => void open(), { label: 'Ouvrir la séance' });

  return (
    <div className="stack">
      {doctors.length === 0 ? (
        <Notice meaning="todo" title="Aucun médecin parmi les participants">
          Ajoutez l’animateur aux participants attendus, avec sa spécialité, puis ouvrez la séance.
        </Notice>
      ) : (
        <Select
          label="Animateur de la séance"
          value={chair?.id}
          options={doctors.map(doctorOption)}
          onChange={setChosen}
          help="Il vérifie le quorum et valide les décisions&nbsp;; son nom figure sur les comptes rendus."
          isRequired
          autoFocus
        />
      )}
      <p className="quiet">{quorumForecast({ quorum: meeting.quorum, state: 'planned' })}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions">
        <Button variant="primary" shortcut="Ctrl+Enter" isDisabled={!chair} onPress={() => void open()}>
          Ouvrir la séance
        </Button>
        <Button variant="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </div>
  );
}
