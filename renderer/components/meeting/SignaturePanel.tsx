import { useState } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { Attendance } from '../../../shared/domain/attendance';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { readStrokes, writtenStrokes, type Signature, type Stroke } from '../../../shared/domain/signature';
import { Button } from '../controls/Button';
import { useShortcut } from '../keyboard/useShortcut';
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

/** One person signs: on the screen, whatever they point with, or, by one key, on the printed sheet. */
export function SignaturePanel(props: SignatureProps) {
  return (
    <Panel title="Signature" onClose={props.onClose} isWide>
      <Signing {...props} />
    </Panel>
  );
}

function Signing({ target, attendance: { person, signature }, onSigned, onClose }: SignatureProps) {
  const { run, isRunning, problem } = useCommand();
  const [strokes, setStrokes] = useState<readonly Stroke[]>(() => readStrokes(signature?.strokes ?? ''));
  // What came from elsewhere since the panel was opened was not seen.
  const [former] = useState(signature ?? null);
  const name = personName(person);
  const isEmpty = strokes.length === 0;
  const send = async (next: Signature | null, words: string) => {
    if (isRunning) return;
    const result = await run('sign', { ...target, person: person.id, signature: next, former });
    if (!result.ok) return;
    onSigned(words);
    onClose();
  };
  const save = () =>
    isEmpty && former
      ? send(null, `Signature retirée\u00a0: ${name}.`)
      : send({ way: 'drawn', strokes: writtenStrokes(strokes) }, `Signature enregistrée\u00a0: ${name}.`);
  const onPaper = () => send({ way: 'printed' }, `${name} signe sur la feuille imprimée.`);
  const clear = () => setStrokes([]);
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
      <SignaturePad label={`Cadre où signe ${name}`} strokes={strokes} onDraw={setStrokes} />
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
