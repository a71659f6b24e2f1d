import { useState } from 'react';
import type { CommandValue } from '../../../shared/contracts/commands/commands';
import type { MeetingRef } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { leftOutWords } from '../../../shared/exchange/leftOutWords';
import { Button } from '../controls/Button';
import { Checkbox } from '../controls/Checkbox';
import { Notice } from '../layout/Notice';
import { Panel } from '../layout/Panel';
import { ProblemNotice } from '../layout/ProblemNotice';
import { Progress } from '../layout/Progress';
import { TextField } from '../controls/TextField';
import { useCommand } from '../session/useCommand';
import { useFilePicker } from '../controls/useFilePicker';
import { useTask } from '../session/useTask';

interface ImportMeetingPanelProps {
  readonly onClose: () => void;
  readonly onOpen: (meeting: MeetingRef) => void;
}
type Received = CommandValue<'importMeeting'>;

/** Takes a meeting from the file that another workstation made. */
export function ImportMeetingPanel({ onClose, onOpen }: ImportMeetingPanelProps) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isOwn, setIsOwn] = useState(false);
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<Received | null>(null);
  const { pick, input } = useFilePicker({
    label: 'Fichier de la séance',
    accept: '.concerto',
    onFiles: ([chosen]) => setFile(chosen ?? null),
  });
  const task = useTask('exchange');
  const { run, isRunning, busy, problem } = useCommand('Lecture de la séance…');

  const receive = async () => {
    setTried(true);
    if (!file || passphrase === '') return;
    const taken = await run('importMeeting', { file, passphrase, isOwn });
    if (taken.ok) setDone(taken.value);
  };

  return (
    <Panel
      title="Recevoir une séance"
      onClose={onClose}
      footer={
        done ? (
          <Button variant="primary" autoFocus onPress={() => onOpen(done)}>
            Ouvrir la séance
          </Button>
        ) : (
          <Button variant="primary" icon="open" isPending={isRunning} onPress={() => void receive()}>
            Recevoir la séance
          </Button>
        )
      }
    >
      <div className="stack">
        {done ? (
          <Notice meaning="done" title="La séance est sur ce poste.">
            {receivedWords(done, isOwn)}
          </Notice>
        ) : (
          <>
            <p>
              Choisissez le fichier fait sur l’autre poste par «&nbsp;Copier la séance sur une clé&nbsp;». Ce
              qui a changé des deux côtés est réuni&nbsp;: rien n’est remplacé.
            </p>
            <div className="row">
              <Button variant="plain" icon="open" autoFocus onPress={pick}>
                {file ? 'Choisir un autre fichier' : 'Choisir le fichier'}
              </Button>
              <span role="status">
                {file?.name ?? (tried ? 'Aucun fichier choisi\u00a0: choisissez-le d’abord.' : '')}
              </span>
            </div>
            {input}
            <TextField
              label="Phrase du fichier"
              type="password"
              autoComplete="off"
              isRequired
              value={passphrase}
              onChange={setPassphrase}
              error={tried && passphrase === '' ? 'Écrivez la phrase du fichier.' : undefined}
            />
            <Checkbox
              value={isOwn}
              onChange={setIsOwn}
              label="J’ai fait ce fichier moi-même, sur un autre poste&nbsp;: ce qu’il contient en mon nom est de moi."
            />
          </>
        )}
        {task ? <Progress label="Réception de la séance…" value={task.done} max={task.total} /> : null}
        {busy && !task ? <p role="status">{busy}</p> : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
      </div>
    </Panel>
  );
}

function receivedWords(
  { received, known, leftOut, unconfirmed, beyondRole }: Received,
  isOwn: boolean,
): string {
  const were = known > 0 ? `${plural(known, 'autre y était', 'autres y étaient')} déjà.` : '';
  const notTaken = leftOutWords(beyondRole);
  const said = [
    received === 0
      ? notTaken
        ? 'Rien n’a été ajouté.'
        : 'Tout ce que le fichier contient y était déjà.'
      : `${plural(received, 'enregistrement ajouté', 'enregistrements ajoutés')}. ${were}`.trim(),
    unconfirmed > 0
      ? `Personne ici ne répond de ${plural(unconfirmed, 'enregistrement', 'enregistrements')}\u00a0: ce qui y est proposé, voté ou décidé est marqué tant que la région ne l’a pas confirmé.`
      : '',
    unconfirmed > 0 && !isOwn
      ? 'Si ce fichier est le vôtre, recevez-le de nouveau en cochant que vous l’avez fait.'
      : '',
    leftOut > 0
      ? `${plural(leftOut, 'élément du fichier a été laissé', 'éléments du fichier ont été laissés')} de côté\u00a0: cette version de Concerto n’y reconnaît rien d’une séance.`
      : '',
    notTaken,
  ];
  return said.filter(Boolean).join(' ');
}
