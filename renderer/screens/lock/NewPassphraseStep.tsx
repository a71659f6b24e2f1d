import { useRef, useState } from 'react';
import type { UserView } from '../../../shared/contracts/views';
import { Button } from '../../components/controls/Button';
import { focusInvalid } from '../../components/focus/focusInvalid';
import {
  chosenPassphrase,
  ownPassphrase,
  OwnPassphraseFields,
} from '../../components/keysAndRegion/OwnPassphraseFields';
import { Progress } from '../../components/layout/Progress';
import { ScreenTitle } from '../../components/layout/ScreenTitle';
import { TryProblem } from '../../components/keysAndRegion/TryProblem';
import { useCommand } from '../../components/session/useCommand';
import { useAwaitedTry, useTryAgain } from '../../components/keysAndRegion/useTryAgain';

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
  const tries = useTryAgain();
  const { wait, isAwaited, later, notYet, words } = tries;
  const form = useRef<HTMLFormElement>(null);
  const submit = async () => {
    setTried(true);
    const chosen = chosenPassphrase(own);
    if (!chosen) return focusInvalid(form.current);
    if (isRunning) return;
    if (wait !== null) return later();
    onHold();
    const result = await run('recover', {
      recoveryKey,
      user: chosen.user.id,
      passphrase: chosen.passphrase,
    });
    if (result.ok) onRecovered(result.value.recoveryKey, chosen.user);
  };
  useAwaitedTry(tries, () => void submit());
  return (
    <>
      <ScreenTitle>La clé est la bonne&nbsp;: choisissez une phrase secrète</ScreenTitle>
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <OwnPassphraseFields
          people={users}
          value={own}
          onChange={(next) => {
            setOwn(next);
            notYet();
          }}
          tried={tried}
          onlyOne={(name) => `Elle remplacera celle de ${name}.`}
          help={'Seule votre phrase secrète est remplacée\u00a0; celles des autres restent.'}
        />
        <TryProblem problem={problem} wait={wait} isAwaited={isAwaited} />
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit">
            {words('Ouvrir et changer la phrase')}
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
