import { useState, type SyntheticEvent } from 'react';
import type { UserView } from '../../../shared/contracts/views';
import { Button } from '../../components/Button';
import { focusInvalid } from '../../components/focusInvalid';
import { chosenPassphrase, ownPassphrase, OwnPassphraseFields } from '../../components/OwnPassphraseFields';
import { Progress } from '../../components/Progress';
import { ScreenTitle } from '../../components/ScreenTitle';
import { TryProblem } from '../../components/TryProblem';
import { useCommand } from '../../components/useCommand';
import { useTryAgain } from '../../components/useTryAgain';

interface NewPassphraseStepProps {
  readonly recoveryKey: string;
  readonly users: readonly UserView[];
  readonly onHold: () => void;
  readonly onRecovered: (recoveryKey: string, user: UserView) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** The key was accepted: whose passphrase it replaces, and by what. */
export function NewPassphraseStep({
  recoveryKey,
  users,
  onHold,
  onRecovered,
  onCancel,
}: NewPassphraseStepProps) {
  const [own, setOwn] = useState(() => ownPassphrase(users));
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Ouverture avec la clé de récupération…');
  const wait = useTryAgain();
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    const chosen = chosenPassphrase(own);
    if (!chosen) return focusInvalid(event.currentTarget);
    if (wait !== null || isRunning) return;
    onHold();
    const result = await run('recover', {
      recoveryKey,
      user: chosen.user.id,
      passphrase: chosen.passphrase,
    });
    if (result.ok) onRecovered(result.value.recoveryKey, chosen.user);
  };
  return (
    <>
      <ScreenTitle>La clé est la bonne&nbsp;: choisissez une phrase secrète</ScreenTitle>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <OwnPassphraseFields
          people={users}
          value={own}
          onChange={setOwn}
          tried={tried}
          onlyOne={(name) => `Elle remplacera celle de ${name}.`}
          help={'Seule votre phrase secrète est remplacée\u00a0; celles des autres restent.'}
        />
        <TryProblem problem={problem} wait={wait} />
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit">
            Ouvrir et changer la phrase
          </Button>
          {onCancel ? (
            <Button variant="quiet" isDisabled={isRunning} onPress={onCancel}>
              Revenir à la phrase secrète
            </Button>
          ) : null}
        </div>
      </form>
    </>
  );
}
