import { useState } from 'react';
import type { AttendanceLine, MeetingView } from '../../../shared/contracts/views';
import { attendanceNames, expectedNames, type AttendanceMode } from '../../../shared/domain/attendance';
import { plural } from '../../../shared/domain/french';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { EmptyState } from '../../components/layout/EmptyState';
import type { Meaning } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Section } from '../../components/layout/Section';
import { AddPersonPanel } from '../../components/people/AddPersonPanel';
import { byFamily } from '../../components/people/byFamily';
import { ChoiceGrid, type Choice } from '../../components/controls/ChoiceGrid';
import { presenceWords } from '../../components/meeting/presenceWords';
import { QuorumGroups } from '../../components/meeting/QuorumGroups';
import { useRight } from '../../components/session/useRight';
import { useCommand } from '../../components/session/useCommand';
import { useShortcut } from '../../components/keyboard/useShortcut';

type Expected = Exclude<AttendanceMode, 'video'>;

const choices: readonly Choice<Expected>[] = [
  { value: 'room', label: expectedNames.room, tone: 'done' },
  { value: 'written', label: expectedNames.written, tone: 'info' },
  { value: 'absent', label: expectedNames.absent, tone: 'neutral' },
];

const expectation = ({ mode, attendance }: AttendanceLine): Expected =>
  mode === 'written' ? 'written' : (attendance?.expected ?? true) ? 'room' : 'absent';

const meanings: Record<AttendanceMode, Meaning | 'neutral'> = {
  room: 'done',
  video: 'done',
  written: 'info',
  absent: 'neutral',
};

/** Who is expected, and the quorum they would make; once the meeting runs, who came. */
export function Participants({ meeting }: { meeting: MeetingView }) {
  const { database, meeting: id, doc } = meeting;
  const attendance = byFamily(meeting.attendance);
  const isPlanned = doc.state === 'planned';
  const mayAttend = useRight('attend');
  const mayOrganise = useRight('organise');
  const { run, problem } = useCommand();
  const [isAdding, setAdding] = useState(false);
  useShortcut('p', () => setAdding(true), {
    label: 'Ajouter un participant',
    group: 'Séance',
    isDisabled: !isPlanned || !mayAttend,
  });
  const expected = attendance.filter((line) => expectation(line) !== 'absent').length;
  const awaited = expected === 0 ? 'personne' : plural(expected, 'attendu');

  return (
    <Section
      title={isPlanned ? 'Participants attendus' : 'Participants'}
      actions={<span className="quiet small">{isPlanned ? awaited : presenceWords(meeting.attendance)}</span>}
    >
      <div className="stack">
        <QuorumGroups quorum={meeting.quorum} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {attendance.length === 0 ? (
          <EmptyState title="Personne n’est encore attendu">
            Ajoutez les membres de la RCP&nbsp;: leur spécialité dit si le quorum sera atteint.
          </EmptyState>
        ) : isPlanned ? (
          <ChoiceGrid
            label="Participants attendus"
            rows={attendance.map((line) => ({
              id: line.person.id,
              name: personName(line.person),
              detail: personSpecialty(line.person) || 'Sans spécialité',
              value: expectation(line),
            }))}
            choices={choices}
            isDisabled={!mayAttend}
            onChoose={(person, mode) => {
              const line = attendance.find((other) => other.person.id === person);
              if (line) void run('attend', { database, meeting: id, person: line.person.id, mode });
            }}
          />
        ) : (
          <ul className="came">
            {attendance.map(({ person, mode }) => (
              <li key={person.id}>
                <span className="choices-who">
                  <span className="choices-name">{personName(person)}</span>
                  <span className="choices-detail">{personSpecialty(person) || 'Sans spécialité'}</span>
                </span>
                <Badge meaning={meanings[mode]}>{attendanceNames[mode]}</Badge>
              </li>
            ))}
          </ul>
        )}
        {isPlanned && mayAttend ? (
          <div>
            <Button variant="plain" icon="plus" shortcut="p" onPress={() => setAdding(true)}>
              Ajouter un participant
            </Button>
          </div>
        ) : null}
      </div>
      {isAdding ? (
        <AddPersonPanel
          meeting={meeting}
          mode="room"
          mayBeMember={mayOrganise}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Section>
  );
}
