import type { AttendanceMode } from '../../../shared/domain/attendance';
import type { MeetingRef } from '../../../shared/contracts/views';
import { Button } from '../controls/Button';
import { Checkbox } from '../controls/Checkbox';
import { dropKept, useKept } from '../typing/keptTyping';
import { Panel } from '../layout/Panel';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { useShortcut } from '../keyboard/useShortcut';
import { noPerson, PersonForm, personOf } from './PersonForm';

interface AddPersonProps {
  readonly meeting: MeetingRef;
  readonly mode: AttendanceMode;
  /** Before the meeting, someone may be added for all the meetings of the board at once. */
  readonly mayBeMember?: boolean;
  readonly onClose: () => void;
}

/** Adds someone to a meeting, expected before it and present from then on. */
export function AddPersonPanel(props: AddPersonProps) {
  return (
    <Panel title="Ajouter un participant" onClose={props.onClose} keptAs={keptAs(props.meeting)}>
      <AddPersonForm {...props} />
    </Panel>
  );
}

const keptAs = ({ meeting }: MeetingRef): string => `addPerson ${meeting}`;

function AddPersonForm({ meeting, mode, mayBeMember = false, onClose }: AddPersonProps) {
  const kept = keptAs(meeting);
  const [draft, setDraft] = useKept(kept, 'draft', noPerson);
  const [isMember, setMember] = useKept(kept, 'isMember', false);
  const { run, isRunning, problem } = useCommand();
  const person = personOf(draft);
  const add = async () => {
    if (!person || isRunning) return;
    const { database, meeting: id } = meeting;
    const result = isMember
      ? await run('addMember', { database, person })
      : await run('addAttendee', { database, meeting: id, person, mode });
    if (!result.ok) return;
    dropKept(kept);
    onClose();
  };
  useShortcut('Ctrl+Enter', () => void add(), { label: 'Ajouter', isDisabled: !person });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <PersonForm draft={draft} onChange={setDraft} />
      {mayBeMember ? (
        <Checkbox
          value={isMember}
          onChange={setMember}
          label="Membre permanent de la RCP&nbsp;: attendu à chaque séance"
        />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions">
        <Button variant="primary" type="submit" shortcut="Ctrl+Enter" isDisabled={!person}>
          Ajouter
        </Button>
        <Button variant="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </form>
  );
}
