import { useRef } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { birthDoubt } from '../../../shared/domain/birth';
import type { CivilDay } from '../../../shared/domain/brand';
import type { CaseValues } from '../../../shared/domain/caseFields';
import type { Sex } from '../../../shared/domain/sex';
import { go } from '../../navigation/navigation';
import { sexOptions } from '../../components/case/sexOptions';
import { Button } from '../../components/controls/Button';
import { DayField } from '../../components/controls/DayField';
import { FieldRow } from '../../components/controls/FieldRow';
import { focusInvalidNow } from '../../components/focus/focusInvalid';
import { dropKept, useKept } from '../../components/typing/keptTyping';
import { settleTyped } from '../../components/typing/settleTyped';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Segmented } from '../../components/controls/Segmented';
import { TextArea } from '../../components/controls/TextArea';
import { TextField } from '../../components/controls/TextField';
import { useCommand } from '../../components/session/useCommand';
import { useOneAtATime } from '../../components/session/useOneAtATime';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useToday } from '../../components/session/useToday';
import { TypedAlike, useTypedAlike } from './TypedAlike';

interface TypeCaseProps {
  readonly meeting: MeetingView;
  readonly onClose: () => void;
}

/** Enough to put a case on the list; the rest is filled in its own screen, which opens next. */
export function TypeCasePanel(props: TypeCaseProps) {
  return (
    <Panel title="Saisir un dossier" onClose={props.onClose} keptAs={keptAs(props.meeting)}>
      <TypeCaseForm {...props} />
    </Panel>
  );
}

const keptAs = ({ database, meeting }: MeetingView): string => `typeCase ${database} ${meeting}`;

function TypeCaseForm({ meeting, onClose }: TypeCaseProps) {
  const kept = keptAs(meeting);
  const [family, setFamily] = useKept(kept, 'family', '');
  const [given, setGiven] = useKept(kept, 'given', '');
  const [birth, setBirth] = useKept<CivilDay | undefined>(kept, 'birth', undefined);
  const [sex, setSex] = useKept<Sex | undefined>(kept, 'sex', undefined);
  const [question, setQuestion] = useKept(kept, 'question', '');
  const { run, problem } = useCommand('Inscription…');
  const once = useOneAtATime();
  const form = useRef<HTMLFormElement>(null);
  const canRegister = family.trim() !== '';
  const today = useToday();
  const birthWarning = birth ? (birthDoubt(birth, today) ?? undefined) : undefined;
  const values: CaseValues = {
    'identity.birthName': family.trim(),
    'identity.firstGivenName': given.trim(),
    'identity.birthDate': birth,
    'identity.sex': sex,
    'summary.question': question.trim(),
  };
  const typed = useTypedAlike(meeting, values);

  const registerTyped = async (opens: boolean, isKnown: boolean) => {
    const { database, meeting: id } = meeting;
    if (!isKnown && (await typed.isAlike())) return;
    const result = await run('registerCases', { database, meeting: id, source: 'typed', cases: [values] });
    if (!result.ok) return;
    dropKept(kept);
    onClose();
    const [ref] = result.value.cases;
    if (opens && ref) go({ screen: 'case', ref, meeting: id });
  };
  const register = async (opens: boolean, isKnown = false) => {
    if (!canRegister) return;
    // A date that means nothing is no date: its field says so once it is left, and nobody is registered without it.
    settleTyped();
    if (!focusInvalidNow(form.current)) await once(() => registerTyped(opens, isKnown));
  };
  useShortcut('Ctrl+Enter', () => void register(true), { label: 'Inscrire et ouvrir le dossier' });

  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void register(true);
      }}
    >
      <FieldRow>
        <TextField label="Nom de naissance" value={family} onChange={setFamily} isRequired autoFocus />
        <TextField label="Premier prénom" value={given} onChange={setGiven} />
      </FieldRow>
      <DayField label="Date de naissance" warning={birthWarning} value={birth} onChange={setBirth} isBirth />
      <Segmented label="Sexe" value={sex} onChange={setSex} options={sexOptions} />
      <TextArea label="Question posée" value={question} onChange={setQuestion} rows={3} large />
      {typed.cases.length > 0 ? (
        <TypedAlike meeting={meeting} cases={typed.cases} values={values} onDone={onClose} />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions">
        {typed.cases.length > 0 ? (
          <Button variant="plain" isDisabled={!canRegister} onPress={() => void register(true, true)}>
            Inscrire quand même
          </Button>
        ) : (
          <>
            <Button variant="primary" type="submit" shortcut="Ctrl+Enter" isDisabled={!canRegister}>
              Inscrire et ouvrir
            </Button>
            <Button variant="plain" isDisabled={!canRegister} onPress={() => void register(false)}>
              Inscrire seulement
            </Button>
          </>
        )}
        <Button variant="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </form>
  );
}
