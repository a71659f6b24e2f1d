import { useState } from 'react';
import type { MeetingRef } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { platform } from '../../platform';
import { Button } from '../controls/Button';
import { Notice } from '../layout/Notice';
import { Panel } from '../layout/Panel';
import { isAccepted, noPassphrase, PassphraseFields } from '../keysAndRegion/PassphraseFields';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';

interface ExportMeetingPanelProps extends MeetingRef {
  readonly onClose: () => void;
}

/** Copies a whole meeting into one encrypted file, for a workstation that the region does not reach. */
export function ExportMeetingPanel({ database, meeting, onClose }: ExportMeetingPanelProps) {
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState(0);
  const [isNotWritten, setNotWritten] = useState(false);
  const { run, isRunning, busy, problem } = useCommand('Chiffrement de la séance…');

  const copy = async () => {
    setTried(true);
    if (!isAccepted(passphrase)) return;
    setNotWritten(false);
    const made = await run('exportMeeting', { database, meeting, passphrase: passphrase.first });
    if (!made.ok) return;
    const { name, bytes } = made.value;
    setLeftOut(made.value.leftOut);
    const answer = await platform.saveFile({ name, kind: 'concerto', bytes: new Uint8Array(bytes) });
    if (answer.saved) setSaved(answer.name);
    else setNotWritten(answer.reason === 'failed');
  };

  return (
    <Panel
      title="Copier la séance sur une clé"
      onClose={onClose}
      footer={
        saved === null ? (
          <Button variant="primary" icon="save" isPending={isRunning} onPress={() => void copy()}>
            Copier la séance
          </Button>
        ) : (
          <Button variant="primary" onPress={onClose}>
            Fermer
          </Button>
        )
      }
    >
      <div className="stack">
        {saved === null ? (
          <>
            <p>
              La séance, ses dossiers, les avis et les décisions vont dans un seul fichier chiffré. Sur
              l’autre poste, «&nbsp;Recevoir une séance&nbsp;» l’ajoute à ce qui s’y trouve&nbsp;: rien n’y
              est remplacé.
            </p>
            <PassphraseFields
              label="Phrase du fichier"
              value={passphrase}
              onChange={setPassphrase}
              tried={tried}
              autoFocus
            />
            <p className="quiet small">
              Dites-la de vive voix ou par téléphone à la personne qui reçoit le fichier, jamais sur la clé.
            </p>
          </>
        ) : (
          <>
            <Notice meaning="done" title={`La séance est dans «\u00a0${saved}\u00a0».`}>
              Le fichier ne s’ouvre qu’avec sa phrase. Effacez-le de la clé une fois reçu.
            </Notice>
            {leftOut > 0 ? (
              <Notice
                meaning="todo"
                title={`${plural(leftOut, 'pièce jointe n’y est que par son nom.', 'pièces jointes n’y sont que par leur nom.')}`}
              >
                Un tel fichier prend 24&nbsp;Mo de pièces jointes au plus, et seulement celles qui sont
                entières sur ce poste. L’autre poste recevra les autres par la région.
              </Notice>
            ) : null}
          </>
        )}
        {busy ? <p role="status">{busy}</p> : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        {isNotWritten ? (
          <Notice meaning="wrong" title="Le fichier n’a pas pu être écrit à cet endroit.">
            La séance est intacte sur ce poste. Choisissez un autre emplacement.
          </Notice>
        ) : null}
      </div>
    </Panel>
  );
}
