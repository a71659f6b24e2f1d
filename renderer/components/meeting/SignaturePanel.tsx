import { useEffect, useRef, useState, type SetStateAction } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { Attendance } from '../../../shared/domain/attendance';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { readStrokes, writtenStrokes, type Signature, type Stroke } from '../../../shared/domain/signature';
import { Button } from '../controls/Button';
import { useShortcut } from '../keyboard/useShortcut';
import { dropKept, useKept } from '../typing/keptTyping';
import { Panel } from '../layout/Panel';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { SignaturePad } from './SignaturePad';

interface SignatureProps {
  readonly target: MeetingRef;
  readonly attendance: Attendance;
  readonly onSigned: (words: string) => void;
  readonly onClose: () => void;
}

/** What is drawn and not saved yet, and the signature that was seen as it was begun. */
interface Drawn {
  readonly strokes: string;
  readonly former: Signature | null;
}

const keptAs = ({ database, meeting }: MeetingRef, { person }: Attendance): string =>
  `signature ${database} ${meeting} ${person.id}`;

/** One person signs: on the screen, whatever they point with, or, by one key, on the printed sheet. */
export function SignaturePanel(props: SignatureProps) {
  return (
    <Panel title="Signature" onClose={props.onClose} keptAs={keptAs(props.target, props.attendance)} isWide>
      <Signing {...props} />
    </Panel>
  );
}

function Signing({ target, attendance, onSigned, onClose }: SignatureProps) {
  const { person, signature } = attendance;
  const panel = keptAs(target, attendance);
  const { run, isRunning, problem } = useCommand();
  // What came from elsewhere since the panel was opened was not seen.
  const [opened] = useState(signature ?? null);
  const [drawn, keep] = useKept<Drawn | null>(panel, 'drawn', null);
  const { strokes: written = '', former } = drawn ?? { strokes: opened?.strokes, former: opened };
  const strokes = readStrokes(written);
  // A pen says more points than the page is drawn: each goes on from the one before.
  const latest = useRef<readonly Stroke[]>(strokes);
  useEffect(() => {
    latest.current = readStrokes(written);
  }, [written]);
  const draw = (next: SetStateAction<readonly Stroke[]>) => {
    latest.current = typeof next === 'function' ? next(latest.current) : next;
    const words = writtenStrokes(latest.current);
    keep(words === (former?.strokes ?? '') ? null : { strokes: words, former });
  };
  const name = personName(person);
  const isEmpty = strokes.length === 0;
  const send = async (next: Signature | null, words: string) => {
    if (isRunning) return;
    const result = await run('sign', { ...target, person: person.id, signature: next, former });
    if (!result.ok) return;
    dropKept(panel);
    onSigned(words);
    onClose();
  };
  const save = () =>
    isEmpty && former
      ? send(null, `Signature retirée\u00a0: ${name}.`)
      : send({ way: 'drawn', strokes: written }, `Signature enregistrée\u00a0: ${name}.`);
  const onPaper = () => send({ way: 'printed' }, `${name} signe sur la feuille imprimée.`);
  const clear = () => draw([]);
  const group = 'Signature';
  useShortcut('Ctrl+Enter', () => void save(), { label: 'Enregistrer la signature', group });
  useShortcut('Delete', clear, { label: 'Effacer la signature', group });
  useShortcut('f', () => void onPaper(), { label: 'Signe sur la feuille imprimée', group });
  return (
    <div className="stack">
      <div>
        <p className="signature-who">{name}</p>
        <p className="quiet">{personSpecialty(person)}</p>
      </div>
      <SignaturePad label={`Cadre où signe ${name}`} strokes={strokes} onDraw={draw} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="row">
        <Button variant="primary" shortcut="Ctrl+Enter" isPending={isRunning} onPress={() => void save()}>
          {isEmpty && former ? 'Retirer la signature' : 'Enregistrer la signature'}
        </Button>
        <Button variant="plain" shortcut="Delete" onPress={clear}>
          Effacer
        </Button>
        <Button variant="plain" icon="print" shortcut="f" onPress={() => void onPaper()}>
          Signe sur la feuille imprimée
        </Button>
      </div>
      <p className="quiet small">
        Gardée chiffrée sur ce poste avec la présence, et dessinée dans la feuille d’émargement. Elle n’est
        montrée ni à la salle ni aux téléphones.
      </p>
    </div>
  );
}
