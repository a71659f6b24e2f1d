import { useState, type SyntheticEvent } from 'react';
import type { UserView } from '../../../shared/contracts/views';
import { personName, roleNames } from '../../../shared/domain/person';
import { Button } from '../../components/Button';
import { focusInvalid } from '../../components/focusInvalid';
import { isAccepted, noPassphrase, PassphraseFields } from '../../components/PassphraseFields';
import { Progress } from '../../components/Progress';
import { ScreenTitle } from '../../components/ScreenTitle';
import { Select } from '../../components/Select';
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
  const [chosen, setChosen] = useState(users.length === 1 ? users[0]?.id : undefined);
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Ouverture avec la clé de récupération…');
  const wait = useTryAgain();
  const user = users.find(({ id }) => id === chosen);
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (!user || !isAccepted(passphrase)) return focusInvalid(event.currentTarget);
    if (wait !== null || isRunning) return;
    onHold();
    const result = await run('recover', { recoveryKey, user: user.id, passphrase: passphrase.first });
    if (result.ok) onRecovered(result.value.recoveryKey, user);
  };
  return (
    <>
      <ScreenTitle>La clé est la bonne&nbsp;: choisissez une phrase secrète</ScreenTitle>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {users.length === 1 ? (
          <p>Elle remplacera celle de {user ? personName(user.person) : ''}.</p>
        ) : (
          <Select
            label="Qui êtes-vous&nbsp;?"
            value={chosen}
            onChange={setChosen}
            options={users.map(({ id, person, role }) => ({
              id,
              label: `${personName(person)} · ${roleNames[role]}`,
            }))}
            help="Seule votre phrase secrète est remplacée&nbsp;; celles des autres restent."
            error={tried && !user ? 'Choisissez votre nom.' : undefined}
            isRequired
            autoFocus
          />
        )}
        <PassphraseFields
          label="Nouvelle phrase secrète"
          value={passphrase}
          onChange={setPassphrase}
          tried={tried}
          about={user ? [user.person.family, user.person.given] : []}
          autoFocus={users.length === 1}
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
