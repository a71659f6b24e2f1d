import { useRef, useState } from 'react';
import { focusInvalid } from '../../components/focus/focusInvalid';
import { Button } from '../../components/controls/Button';
import { Progress } from '../../components/layout/Progress';
import { ScreenTitle } from '../../components/layout/ScreenTitle';
import { TextField } from '../../components/controls/TextField';
import { TryProblem } from '../../components/keysAndRegion/TryProblem';
import { useCommand } from '../../components/session/useCommand';
import { useAnotherTry, useTried } from '../../components/keysAndRegion/useAnotherTry';
import { useAwaitedTry, useTryAgain } from '../../components/keysAndRegion/useTryAgain';

interface UnlockProps {
  /** The computer's keychain opens this workstation too. */
  readonly keychain: boolean;
  readonly onLost: () => void;
  readonly onOpened: () => void;
}

/** The passphrase alone: it says who you are. */
export function Unlock({ keychain, onLost, onOpened }: UnlockProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { run, busy, isRunning, problem, clear } = useCommand('Ouverture des données de ce poste…');
  const tries = useTryAgain();
  const { wait, isAwaited, later, notYet, words } = tries;
  const form = useRef<HTMLFormElement>(null);
  const lastTry = useTried();
  const submit = async () => {
    if (isRunning) return lastTry.asked(passphrase);
    if (passphrase === '') {
      setEmpty(true);
      clear();
      return focusInvalid(form.current);
    }
    if (wait !== null) return later();
    lastTry.begins(passphrase);
    const result = await run('unlock', { passphrase });
    if (result.ok) onOpened();
    // It stays, to be written over: a slip of the hand has not thrown it away.
    else if (!lastTry.isAnotherAsked) form.current?.querySelector('input')?.select();
  };
  useAnotherTry(lastTry, isRunning, () => void submit());
  useAwaitedTry(tries, () => void submit());
  const byKeychain = async () => {
    if (!isRunning && (await run('unlockWithKeychain', {})).ok) onOpened();
  };
  return (
    <>
      <ScreenTitle>Ouvrir ce poste</ScreenTitle>
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <TextField
          label="Phrase secrète"
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            notYet();
            if (text === '') return;
            clear();
            setEmpty(false);
          }}
          error={isEmpty ? 'Écrivez votre phrase secrète.' : undefined}
          autoFocus
        />
        <TryProblem problem={problem} wait={wait} isAwaited={isAwaited} />
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit">
            {words('Déverrouiller')}
          </Button>
          {keychain ? (
            <Button variant="plain" icon="computer" onPress={() => void byKeychain()}>
              Ouvrir avec la session de l’ordinateur
            </Button>
          ) : null}
          <Button variant="quiet" icon="key" onPress={onLost}>
            J’ai perdu ma phrase secrète
          </Button>
        </div>
      </form>
    </>
  );
}
