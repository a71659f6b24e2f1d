import { useState, type SyntheticEvent } from 'react';
import { personName } from '../../../shared/domain/person';
import { Button } from '../../components/Button';
import { isAccepted, noPassphrase, PassphraseFields } from '../../components/PassphraseFields';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { RecoveryKeySheet } from '../../components/RecoveryKeySheet';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../components/useCommand';
import { useQuery } from '../../node/client';
import { ScreenTitle } from '../../components/ScreenTitle';
import { focusInvalid } from '../../components/focusInvalid';

/** Where the node has nothing more exact to advise. */
const NEXT = 'Recopiez-la signe par signe depuis la feuille la plus récente.';

interface RecoveryProps {
  readonly onHold: () => void;
  /** The workstation is open, and its new key is being shown. */
  readonly onOpened: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Opens the workstation with the printed key, sets a new passphrase and shows the new key. */
export function Recovery({ onHold, onOpened, onDone, onCancel }: RecoveryProps) {
  const [key, setKey] = useState('');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const [renewed, setRenewed] = useState<string | null>(null);
  const { run, busy, isRunning, problem } = useCommand('Ouverture avec la clé de récupération…');
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (key.trim() === '' || !isAccepted(passphrase)) return focusInvalid(event.currentTarget);
    onHold();
    const result = await run('recover', { recoveryKey: key, passphrase: passphrase.first });
    if (!result.ok) return;
    onOpened();
    setRenewed(result.value.recoveryKey);
  };
  if (renewed !== null) return <NewKey recoveryKey={renewed} onNoted={onDone} />;
  return (
    <>
      <ScreenTitle>Ouvrir avec la clé de récupération</ScreenTitle>
      <p>
        C’est la feuille imprimée ou recopiée au premier démarrage&nbsp;: huit groupes de quatre signes. Vos
        données restent intactes.
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label="Clé de récupération"
          value={key}
          onChange={setKey}
          placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
          help="Majuscules, minuscules, tirets et espaces sont indifférents."
          error={tried && key.trim() === '' ? 'Recopiez la clé.' : undefined}
          isRequired
          autoFocus
        />
        <PassphraseFields
          label="Nouvelle phrase secrète"
          value={passphrase}
          onChange={setPassphrase}
          tried={tried}
        />
        {problem ? <ProblemNotice problem={{ next: NEXT, ...problem }} /> : null}
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit" isDisabled={isRunning}>
            Ouvrir et changer la phrase
          </Button>
          <Button variant="quiet" onPress={onCancel}>
            Revenir à la phrase secrète
          </Button>
        </div>
      </form>
    </>
  );
}

function NewKey({ recoveryKey, onNoted }: { recoveryKey: string; onNoted: () => void }) {
  const session = useQuery('session', {});
  const user = session.status === 'ready' ? session.value.user : null;
  return (
    <RecoveryKeySheet
      recoveryKey={recoveryKey}
      name={user ? personName(user.person) : ''}
      onNoted={onNoted}
      continueWords="J’ai noté la nouvelle clé"
      isRenewed
    />
  );
}
