import { useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import type { AttendanceMode } from '../../../shared/domain/attendance';
import type { Quorum } from '../../../shared/domain/quorum';
import { Button } from '../../components/controls/Button';
import { AddPersonPanel } from '../../components/people/AddPersonPanel';
import { byFamily, listDetail, listName } from '../../components/people/byFamily';
import { ChoiceGrid, type Choice } from '../../components/controls/ChoiceGrid';
import { QuorumGroups } from '../../components/meeting/QuorumGroups';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { placeAt } from './focusOn';

const choices: readonly Choice<AttendanceMode>[] = [
  { value: 'room', label: 'Présent', tone: 'done' },
  { value: 'video', label: 'Visio', tone: 'done' },
  { value: 'written', label: 'Écrit', tone: 'info' },
  { value: 'absent', label: 'Absent', tone: 'neutral' },
];

interface AttendanceProps {
  readonly meeting: MeetingView;
  readonly quorum: Quorum;
  readonly canEdit: boolean;
}

export function AttendanceSection({ meeting, quorum, canEdit }: AttendanceProps) {
  const { database, meeting: id, attendance } = meeting;
  const { run, problem } = useCommand();
  const [isAdding, setAdding] = useState(false);
  useShortcut('+', () => setAdding(true), {
    label: 'Ajouter un participant',
    group: 'Séance',
    isDisabled: !canEdit,
  });
  return (
    <div className="stack-tight" {...placeAt('attendance')}>
      <QuorumGroups quorum={quorum} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <ChoiceGrid
        label="Participants"
        rows={byFamily(attendance).map(({ person, mode }) => ({
          id: person.id,
          name: listName(person),
          detail: listDetail(person) || 'Sans spécialité',
          value: mode,
        }))}
        choices={choices}
        isDisabled={!canEdit}
        onChoose={(person, mode) => {
          const line = attendance.find((a) => a.person.id === person);
          if (line) void run('attend', { database, meeting: id, person: line.person.id, mode });
        }}
      />
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
