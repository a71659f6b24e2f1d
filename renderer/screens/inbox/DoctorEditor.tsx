import { useContext } from 'react';
import { isDoctor, type Person } from '../../../shared/domain/person';
import type { MeetingRef } from '../../../shared/contracts/views';
import { doctorOption, mayChair } from '../../components/meeting/chairs';
import { Select } from '../../components/controls/Select';
import { UserContext } from '../../components/session/useRight';
import { useQuery } from '../../engine/client';
import type { EditorProps } from './editorProps';
import { answerOr } from '../../components/session/queryState';

/** One of the doctors who may chair the meeting, or coordinate the board. */
export function DoctorEditor(props: EditorProps<Person | undefined>) {
  const { database, meeting } = props.line;
  return meeting ? (
    <OfMeeting {...props} meeting={{ database, meeting: meeting.meeting }} />
  ) : (
    <OfBoard {...props} />
  );
}

function OfMeeting({ meeting, ...props }: EditorProps<Person | undefined> & { meeting: MeetingRef }) {
  const view = useQuery('meeting', meeting);
  const self = useContext(UserContext)?.person;
  return (
    <Doctors {...props} doctors={view.status === 'ready' && view.value ? mayChair(view.value, self) : []} />
  );
}

function OfBoard(props: EditorProps<Person | undefined>) {
  const boards = useQuery('boards', {});
  const all = answerOr(boards, []);
  const view = all.find(({ database }) => database === props.line.database);
  return <Doctors {...props} doctors={(view?.board.members ?? []).filter(isDoctor)} />;
}

function Doctors({
  line,
  value,
  onChange,
  error,
  doctors,
}: EditorProps<Person | undefined> & { doctors: readonly Person[] }) {
  return (
    <Select
      label={line.label}
      value={value?.id}
      options={doctors.map(doctorOption)}
      onChange={(id) => onChange(doctors.find((doctor) => doctor.id === id))}
      error={error}
      isRequired
    />
  );
}
