import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../components/useCommand';
import './lock.css';
import { Recovery } from './Recovery';
import { ScreenTitle } from '../../components/ScreenTitle';

interface LockScreenProps {
  /** Keeps this screen although the session opens: a new recovery key is being shown. */
  readonly onHold: () => void;
  readonly onDone: () => void;
}

export function LockScreen({ onHold, onDone }: LockScreenProps) {
  const [recovering, setRecovering] = useState(false);
  const [isOpened, setOpened] = useState(false);
  return (
    <main className="lock">
      <div className="lock-page">
        <p className="lock-brand">
          {isOpened ? null : <Icon name="lock" />}
          Concerto
        </p>
        {isOpened ? null : <p>Ce poste est verrouillé. Tout est enregistré.</p>}
        {recovering ? (
          <Recovery
            onHold={onHold}
            onOpened={() => setOpened(true)}
            onDone={onDone}
            onCancel={() => setRecovering(false)}
          />
        ) : (
          <Unlock onLost={() => setRecovering(true)} onOpened={onDone} />
        )}
      </div>
    </main>
  );
}

function Unlock({ onLost, onOpened }: { onLost: () => void; onOpened: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const { run, busy, isRunning, problem, clear } = useCommand('Ouverture des données de ce poste…');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase === '') return;
    const result = await run('unlock', { passphrase });
    if (result.ok) onOpened();
    else setPassphrase('');
  };
  return (
    <>
      <ScreenTitle>Ouvrir ce poste</ScreenTitle>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextField
          label="Phrase secrète"
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            if (text !== '') clear();
          }}
          autoFocus
        />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit" isDisabled={isRunning}>
            Déverrouiller
          </Button>
          <Button variant="quiet" icon="key" onPress={onLost}>
            J’ai perdu ma phrase secrète
          </Button>
        </div>
      </form>
    </>
  );
}
