import { useState } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { Button } from '../Button';
import { Notice } from '../Notice';
import { Panel } from '../Panel';
import { ProblemNotice } from '../ProblemNotice';
import { TextField } from '../TextField';
import { useCommand } from '../useCommand';
import { useFilePicker } from '../useFilePicker';

interface ImportMeetingPanelProps {
  readonly onClose: () => void;
  readonly onOpen: (meeting: MeetingRef) => void;
}
type Received = MeetingRef & { readonly received: number; readonly known: number };

/** Takes a meeting from the file that another workstation made. */
export function ImportMeetingPanel({ onClose, onOpen }: ImportMeetingPanelProps) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<Received | null>(null);
  const { pick, input } = useFilePicker({
    label: 'Fichier de la séance',
    accept: '.concerto',
    onFiles: ([chosen]) => setFile(chosen ?? null),
  });
  const { run, isRunning, busy, problem } = useCommand('Lecture de la séance…');

  const receive = async () => {
    setTried(true);
    if (!file || passphrase === '') return;
    const taken = await run('importMeeting', { file, passphrase });
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
            {receivedWords(done)}
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
          </>
        )}
        {busy ? <p role="status">{busy}</p> : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
      </div>
    </Panel>
  );
}

function receivedWords({ received, known }: Received): string {
  if (received === 0) return 'Tout ce que le fichier contient y était déjà.';
  const were = known > 0 ? ` ${plural(known, 'autre y était', 'autres y étaient')} déjà.` : '';
  return `${plural(received, 'enregistrement ajouté', 'enregistrements ajoutés')}.${were}`;
}
