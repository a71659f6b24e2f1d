import { useState } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import type { CivilDay, TimeOfDay } from '../../../shared/domain/brand';
import { longDate } from '../../../shared/domain/french';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { go } from '../../navigation/navigation';
import { meetingModes } from '../../components/meeting/meetingModes';
import { DayField } from '../../components/controls/DayField';
import { FieldRow } from '../../components/controls/FieldRow';
import { Notice } from '../../components/layout/Notice';
import { FormPanel } from '../../components/layout/FormPanel';
import { dropKept, useKept } from '../../components/typing/keptTyping';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Segmented } from '../../components/controls/Segmented';
import { Select } from '../../components/controls/Select';
import { TextField } from '../../components/controls/TextField';
import { TimeField } from '../../components/controls/TimeField';
import { answerOr } from '../../components/session/queryState';
import { useCommand } from '../../components/session/useCommand';
import { useToday } from '../../components/session/useToday';
import { useQuery } from '../../engine/client';
import { focusInvalid } from '../../components/focus/focusInvalid';

interface PlanMeetingPanelProps {
  readonly preferred: DatabaseName | undefined;
  /** Who plans it goes on where they are. */
  readonly stays: boolean;
  readonly onClose: () => void;
}

export function PlanMeetingPanel(props: PlanMeetingPanelProps) {
  const boards = answerOr(useQuery('boards', {}), null);
  return boards ? <Plan boards={boards} {...props} /> : null;
}

const KEPT = 'planMeeting';

interface PlanProps extends PlanMeetingPanelProps {
  readonly boards: readonly BoardView[];
}

function Plan({ boards, preferred, stays, onClose }: PlanProps) {
  const today = useToday();
  const [database, setDatabase] = useState<DatabaseName | undefined>(preferred ?? boards[0]?.database);
  const [date, setDate] = useKept<CivilDay | undefined>(KEPT, 'date', undefined);
  const [time, setTime] = useKept<TimeOfDay | undefined>(KEPT, 'time', '14:00' as TimeOfDay);
  /** Null as long as the board's usual place stands. */
  const [typedPlace, setTypedPlace] = useKept<string | null>(KEPT, 'typedPlace', null);
  const [mode, setMode] = useKept<Meeting['mode']>(KEPT, 'mode', 'mixed');
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('La séance se prépare…');
  const board = boards.find((view) => view.database === database)?.board;
  const place = typedPlace ?? board?.place ?? '';

  const plan = async (form: Element) => {
    setTried(true);
    if (!database || !date || !time) return focusInvalid(form);
    const result = await run('planMeeting', { database, date, time, place, mode });
    if (!result.ok) return;
    dropKept(KEPT);
    onClose();
    if (!stays) go({ screen: 'meeting', ref: result.value });
  };
  return (
    <FormPanel
      title="Planifier une séance"
      submit="Planifier la séance"
      isRunning={isRunning}
      busy={busy}
      onSubmit={plan}
      onClose={onClose}
      keptAs={KEPT}
    >
      <Select
        label="RCP"
        value={database}
        onChange={setDatabase}
        options={boards.map((view) => ({
          id: view.database,
          label: `${view.board.name} · ${view.board.year}`,
        }))}
        error={tried && !database ? 'Choisissez la RCP.' : undefined}
        isRequired
      />
      <FieldRow>
        <DayField
          label="Date"
          value={date}
          onChange={setDate}
          help={date ? longDate(date) : undefined}
          error={tried && !date ? 'Écrivez la date de la séance.' : undefined}
          isRequired
          autoFocus
        />
        <TimeField
          label="Heure"
          value={time}
          onChange={setTime}
          error={tried && !time ? 'Écrivez l’heure de la séance.' : undefined}
          isRequired
        />
      </FieldRow>
      {date && date < today ? (
        <Notice meaning="todo" title="Cette date est passée.">
          La séance sera rangée parmi les séances passées.
        </Notice>
      ) : null}
      <TextField label="Lieu" value={place} onChange={setTypedPlace} />
      <Segmented label="Participation" value={mode} onChange={setMode} options={meetingModes} />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </FormPanel>
  );
}
