import { useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { isMarked, signsSheet, type Attendance } from '../../../shared/domain/attendance';
import { presencesOf, tookPart } from '../../../shared/domain/attendanceValidation';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { readStrokes } from '../../../shared/domain/signature';
import { Button } from '../controls/Button';
import { useShortcut } from '../keyboard/useShortcut';
import { ProblemNotice } from '../layout/ProblemNotice';
import { SaidLately } from '../layout/SaidLately';
import { Section } from '../layout/Section';
import { byFamily } from '../people/byFamily';
import { useCommand } from '../session/useCommand';
import { useRight } from '../session/useRight';
import { useSaid } from '../session/useSaid';
import { partWords } from './presenceWords';
import { SignaturePanel } from './SignaturePanel';
import { SmallSignature } from './SignaturePad';
import { ValidationLine } from './ValidationLine';

interface RecordProps {
  readonly meeting: MeetingView;
  readonly level: 2 | 3;
}

interface Told {
  readonly words: string;
  /** « Annuler » beside it takes it back. */
  readonly isAct: boolean;
}

/** Who took part and how, said to be right by who conducts, and the signatures. */
export function AttendanceRecord({ meeting, level }: RecordProps) {
  const { database, meeting: id, doc } = meeting;
  const target = { database, meeting: id };
  const { run, isRunning, problem } = useCommand();
  const { said, say } = useSaid<Told>();
  const [signing, setSigning] = useState<Attendance['person']['id'] | null>(null);
  const mayConduct = useRight('conduct');
  const maySign = useRight('attend');
  const marked = byFamily(meeting.attendance).flatMap(({ attendance }) =>
    attendance && isMarked(attendance) ? [attendance] : [],
  );
  const there = marked.filter(tookPart);
  const signer = there.find(({ person }) => person.id === signing);
  const unsigned = there.find((one) => signsSheet(one) && !one.signature);
  const presences = presencesOf(marked);
  const validate = async () => {
    if (isRunning) return;
    const result = await run('validateAttendance', { ...target, presences });
    if (result.ok) say({ words: 'Les présences sont validées.', isAct: true });
  };
  const undo = async () => {
    const result = await run('undo', { places: [{ kind: 'attendance', ...target }] });
    if (result.ok && result.value.undone) say({ words: `${result.value.undone}.`, isAct: false });
  };
  const group = 'Fin de séance';
  useShortcut('v', () => void validate(), {
    label: 'Valider les présences',
    group,
    isDisabled: !mayConduct || there.length === 0,
  });
  useShortcut('s', () => setSigning(unsigned?.person.id ?? null), {
    label: 'Signature suivante',
    group,
    isDisabled: !maySign || !unsigned,
  });
  return (
    <Section title="Présences et signatures" level={level}>
      <div className="stack">
        {problem ? <ProblemNotice problem={problem} /> : null}
        <SaidLately
          words={said?.words ?? null}
          action={
            said?.isAct ? (
              <Button variant="plain" size="small" icon="undo" onPress={() => void undo()}>
                Annuler
              </Button>
            ) : null
          }
        />
        {there.length === 0 ? (
          <p className="quiet">Personne n’est noté présent.</p>
        ) : (
          <ul className="presence-record" aria-label="Présences">
            {there.map((one) => (
              <Line
                key={one.person.id}
                attendance={one}
                isOver={doc.state === 'closed'}
                onSign={maySign && signsSheet(one) ? () => setSigning(one.person.id) : null}
              />
            ))}
          </ul>
        )}
        {maySign && unsigned ? (
          <div>
            <Button variant="plain" shortcut="s" onPress={() => setSigning(unsigned.person.id)}>
              Faire signer le suivant
            </Button>
          </div>
        ) : null}
        <ValidationLine
          meeting={meeting}
          presences={presences}
          isPending={isRunning}
          onValidate={mayConduct && there.length > 0 ? () => void validate() : null}
        />
      </div>
      {signer ? (
        <SignaturePanel
          target={target}
          attendance={signer}
          onSigned={(words) => say({ words, isAct: true })}
          onClose={() => setSigning(null)}
        />
      ) : null}
    </Section>
  );
}

interface LineProps {
  readonly attendance: Attendance;
  readonly isOver: boolean;
  /** Null: it is not asked of them, or not for who is signed in. */
  readonly onSign: (() => void) | null;
}

function Line({ attendance, isOver, onSign }: LineProps) {
  const { person, signature } = attendance;
  const name = personName(person);
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span className="presence-who quiet small">{personSpecialty(person)}</span>
      </span>
      <span className="quiet small">{partWords(attendance, isOver)}</span>
      <span className="small">
        {signature?.way === 'drawn' ? (
          <SmallSignature label={`Signature de ${name}`} strokes={readStrokes(signature.strokes ?? '')} />
        ) : signature ? (
          'feuille imprimée'
        ) : null}
      </span>
      {onSign ? (
        <Button
          variant="plain"
          size="small"
          label={signature ? `Revoir la signature\u00a0: ${name}` : `Signer\u00a0: ${name}`}
          onPress={onSign}
        >
          {signature ? 'Revoir' : 'Signer'}
        </Button>
      ) : null}
    </li>
  );
}
