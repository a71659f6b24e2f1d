import { memo, useCallback, useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import type { AttendanceMode } from '../../../shared/domain/attendance';
import type { Person } from '../../../shared/domain/person';
import type { Quorum } from '../../../shared/domain/quorum';
import { sayAloud } from '../../components/aloud/sayAloud';
import { Button } from '../../components/controls/Button';
import { AddPersonPanel } from '../../components/people/AddPersonPanel';
import { byFamily, listDetail, listName } from '../../components/people/byFamily';
import { ChoiceGrid, type Choice } from '../../components/controls/ChoiceGrid';
import { QuorumGroups } from '../../components/meeting/QuorumGroups';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useTakenKeys } from '../../components/keyboard/takenKeys';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { stayWords } from '../../components/meeting/presenceWords';
import { attendanceKeys } from './drawerKeys';
import { placeAt } from './focusOn';

const choices: readonly Choice<AttendanceMode>[] = [
  { value: 'room', label: 'Présent', tone: 'done' },
  { value: 'video', label: 'Visio', tone: 'done' },
  { value: 'written', label: 'Écrit', tone: 'info' },
  { value: 'absent', label: 'Absent', tone: 'neutral' },
];

/** As a screen reader says it. */
const modeWords: Record<AttendanceMode, string> = {
  room: 'présent',
  video: 'en visio',
  written: 'avis écrit',
  absent: 'absent',
};

interface AttendanceProps {
  readonly meeting: MeetingView;
  readonly quorum: Quorum;
  readonly canEdit: boolean;
}

export function AttendanceSection({ meeting, quorum, canEdit }: AttendanceProps) {
  const { database, meeting: id } = meeting;
  const { run, problem } = useCommand();
  const [isAdding, setAdding] = useState(false);
  useShortcut('+', () => setAdding(true), {
    label: 'Ajouter un participant',
    group: 'Séance',
    isDisabled: !canEdit,
  });
  useTakenKeys(attendanceKeys, canEdit && meeting.attendance.length > 0);
  const choose = useCallback(
    async ({ id: person, ...name }: Person, mode: AttendanceMode) => {
      const { ok } = await run('attend', { database, meeting: id, person, mode });
      if (ok) sayAloud(`${listName(name)}\u00a0: ${modeWords[mode]}`);
    },
    [run, database, id],
  );
  return (
    <div className="stack-tight" {...placeAt('attendance')}>
      <QuorumGroups quorum={quorum} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Attendees meeting={meeting} canEdit={canEdit} onChoose={choose} />
      {canEdit ? (
        <div>
          <Button variant="plain" size="small" icon="plus" shortcut="+" onPress={() => setAdding(true)}>
            Ajouter un participant
          </Button>
        </div>
      ) : null}
      {isAdding ? <AddPersonPanel meeting={meeting} mode="room" onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

interface AttendeesProps extends Pick<AttendanceProps, 'meeting' | 'canEdit'> {
  readonly onChoose: (person: Person, mode: AttendanceMode) => Promise<void>;
}

/** The same for every case: another one draws none of it anew. */
const Attendees = memo(function Attendees({ meeting: { attendance }, canEdit, onChoose }: AttendeesProps) {
  return (
    <ChoiceGrid
      label="Participants"
      rows={byFamily(attendance).map(({ person, mode, attendance: stays }) => ({
        id: person.id,
        name: listName(person),
        detail: [listDetail(person) || 'Sans spécialité', stayWords(stays)].filter(Boolean).join(' · '),
        value: mode,
      }))}
      choices={choices}
      isDisabled={!canEdit}
      onChoose={(chosen, mode) => {
        const line = attendance.find(({ person }) => person.id === chosen);
        if (line) void onChoose(line.person, mode);
      }}
    />
  );
});
