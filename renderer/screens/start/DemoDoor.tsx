import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../components/controls/Button';
import { isAccepted, noPassphrase, PassphraseFields } from '../../components/keysAndRegion/PassphraseFields';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { useCommand } from '../../components/session/useCommand';
import { ScreenTitle } from '../../components/layout/ScreenTitle';
import { focusInvalid } from '../../components/focus/focusInvalid';

/** Oncologie médicale: the demonstration's chair counts in its quorum. */
const visitor = { family: 'Démo', given: '', title: 'Dr', role: 'chair', specialty: 'G15_10/SM36' } as const;

/** The demonstration asks for a passphrase alone: what it writes is encrypted like everything else. */
export function DemoDoor({ onEnrolled }: { onEnrolled: (recoveryKey: string, name: string) => void }) {
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Création de la clé de ce poste…');
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (!isAccepted(passphrase)) return focusInvalid(event.currentTarget);
    const result = await run('enrol', { ...visitor, passphrase: passphrase.first });
    if (result.ok) onEnrolled(result.value.recoveryKey, 'Dr DÉMO');
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ScreenTitle>Une séance de démonstration</ScreenTitle>
      <p>
        Vous serez le «&nbsp;Dr Démo&nbsp;», animateur d’une RCP Sein inventée. Choisissez une phrase
        secrète&nbsp;: même la démonstration est chiffrée.
      </p>
      <PassphraseFields value={passphrase} onChange={setPassphrase} tried={tried} autoFocus />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {busy === null ? null : <Progress label={busy} />}
      <div>
        <Button variant="primary" type="submit" isPending={isRunning}>
          Continuer
        </Button>
      </div>
    </form>
  );
}
