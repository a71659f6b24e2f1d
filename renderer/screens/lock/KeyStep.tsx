import { useState, type SyntheticEvent } from 'react';
import type { UserView } from '../../../shared/contracts/views';
import { Button } from '../../components/Button';
import { focusInvalid } from '../../components/focusInvalid';
import { Progress } from '../../components/Progress';
import { RecoveryKeyField } from '../../components/RecoveryKeyField';
import { ScreenTitle } from '../../components/ScreenTitle';
import { TryProblem } from '../../components/TryProblem';
import { useCommand } from '../../components/useCommand';
import { useTryAgain } from '../../components/useTryAgain';

interface KeyStepProps {
  readonly onAccepted: (key: string, users: readonly UserView[]) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** Where the node has nothing more exact to advise. */
const NEXT = 'Recopiez-la signe par signe depuis la feuille la plus récente.';

export function KeyStep({ onAccepted, onCancel }: KeyStepProps) {
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Essai de la clé de récupération…');
  const wait = useTryAgain();
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (key.trim() === '') return focusInvalid(event.currentTarget);
    if (wait !== null || isRunning) return;
    const result = await run('openRecovery', { recoveryKey: key });
    if (result.ok) onAccepted(key, result.value.users);
  };
  return (
    <>
      <ScreenTitle>Ouvrir avec la clé de récupération</ScreenTitle>
      <p>
        C’est la feuille la plus récente que vous avez imprimée ou recopiée&nbsp;: huit groupes de quatre
        signes. Vos données restent intactes.
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <RecoveryKeyField value={key} onChange={setKey} tried={tried} />
        <TryProblem problem={problem === null ? null : { next: NEXT, ...problem }} wait={wait} />
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit">
            Continuer
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
