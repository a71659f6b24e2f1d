import { useRef, useState } from 'react';
import type { UserView } from '../../../shared/contracts/views';
import { Button } from '../../components/controls/Button';
import { focusInvalid } from '../../components/focus/focusInvalid';
import { Progress } from '../../components/layout/Progress';
import { RecoveryKeyField } from '../../components/keysAndRegion/RecoveryKeyField';
import { ScreenTitle } from '../../components/layout/ScreenTitle';
import { TryProblem } from '../../components/keysAndRegion/TryProblem';
import { useCommand } from '../../components/session/useCommand';
import { useAnotherTry, useTried } from '../../components/keysAndRegion/useAnotherTry';
import { useAwaitedTry, useTryAgain } from '../../components/keysAndRegion/useTryAgain';

interface KeyStepProps {
  readonly onAccepted: (key: string, users: readonly UserView[]) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** Where the engine has nothing more exact to advise. */
const NEXT = 'Recopiez-la signe par signe depuis la feuille la plus récente.';

export function KeyStep({ onAccepted, onCancel }: KeyStepProps) {
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Essai de la clé de récupération…');
  const tries = useTryAgain();
  const { wait, isAwaited, later, notYet, words } = tries;
  const form = useRef<HTMLFormElement>(null);
  const lastTry = useTried();
  const submit = async () => {
    setTried(true);
    if (key.trim() === '') return focusInvalid(form.current);
    if (isRunning) return lastTry.asked(key);
    if (wait !== null) return later();
    lastTry.begins(key);
    const result = await run('openRecovery', { recoveryKey: key });
    if (result.ok) onAccepted(key, result.value.users);
  };
  useAnotherTry(lastTry, isRunning, () => void submit());
  useAwaitedTry(tries, () => void submit());
  return (
    <>
      <ScreenTitle>Ouvrir avec la clé de récupération</ScreenTitle>
      <p>
        C’est la feuille la plus récente que vous avez imprimée ou recopiée&nbsp;: huit groupes de quatre
        signes. Vos données restent intactes.
      </p>
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <RecoveryKeyField
          value={key}
          onChange={(text) => {
            setKey(text);
            notYet();
          }}
          tried={tried}
        />
        <TryProblem
          problem={problem === null ? null : { next: NEXT, ...problem }}
          wait={wait}
          isAwaited={isAwaited}
        />
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit">
            {words('Continuer')}
          </Button>
          {onCancel ? (
            <Button variant="quiet" onPress={onCancel}>
              Revenir à la phrase secrète
            </Button>
          ) : null}
        </div>
      </form>
    </>
  );
}
