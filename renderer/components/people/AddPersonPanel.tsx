import { useState } from 'react';
import type { CommandInput } from '../../../shared/contracts/commands/commands';
import type { AttendanceMode } from '../../../shared/domain/attendance';
import type { Problem } from '../../../shared/domain/result';
import type { MeetingRef } from '../../../shared/contracts/views';
import { Button } from '../controls/Button';
import { Checkbox } from '../controls/Checkbox';
import { dropKept, useKept } from '../typing/keptTyping';
import { Panel } from '../layout/Panel';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { useShortcut } from '../keyboard/useShortcut';
import { noPerson, personOf, type PersonDraft } from './personDraft';
import { PersonForm } from './PersonForm';

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

const keptAs = ({ database, meeting }: MeetingRef): string => `addPerson ${database} ${meeting}`;

/** What was said of somebody who is there already. */
type Answers = Pick<CommandInput<'addAttendee'>, 'namesake' | 'replaces'>;

function AddPersonForm({ meeting, mode, mayBeMember = false, onClose }: AddPersonProps) {
  const kept = keptAs(meeting);
  const [draft, setDraft] = useKept(kept, 'draft', noPerson);
  const [isMember, setMember] = useKept(kept, 'isMember', false);
  const [answers, setAnswers] = useState<Answers>({});
  const { run, isRunning, problem, clear } = useCommand();
  const person = personOf(draft);
  const change = (next: PersonDraft) => {
    setDraft(next);
    // A field that is left tells what it held before too: then the question still stands.
    if (JSON.stringify(personOf(next)) === JSON.stringify(person)) return;
    setAnswers({});
    clear();
  };
  const add = async (more: Answers = {}) => {
    if (!person || isRunning) return;
    const said = { ...answers, ...more };
    setAnswers(said);
    const { database, meeting: id } = meeting;
    const result = isMember
      ? await run('addMember', { database, person })
      : await run('addAttendee', { database, meeting: id, person, mode, ...said });
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
      <PersonForm draft={draft} onChange={change} />
      {mayBeMember ? (
        <Checkbox
          value={isMember}
          onChange={setMember}
          label="Membre permanent de la RCP&nbsp;: attendu à chaque séance"
        />
      ) : null}
      {problem ? (
        <ProblemNotice problem={problem} action={waysOn(problem, (said) => void add(said))} />
      ) : null}
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

function waysOn({ code }: Problem, say: (answers: Answers) => void) {
  if (code === 'differs')
    return (
      <Button variant="plain" size="small" onPress={() => say({ replaces: true })}>
        Remplacer
      </Button>
    );
  if (code !== 'namesake') return null;
  return (
    <div className="actions">
      <Button variant="plain" size="small" onPress={() => say({ namesake: 'same' })}>
        C’est la même personne
      </Button>
      <Button variant="plain" size="small" onPress={() => say({ namesake: 'another' })}>
        C’est une autre personne
      </Button>
    </div>
  );
}
