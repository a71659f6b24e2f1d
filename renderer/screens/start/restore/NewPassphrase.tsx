import { useState, type SyntheticEvent } from 'react';
import type { UserView } from '../../../../shared/contracts/views';
import { personName, roleNames } from '../../../../shared/domain/person';
import { BackupProgress } from '../../../components/backup/BackupProgress';
import { Button } from '../../../components/Button';
import { focusInvalid } from '../../../components/focusInvalid';
import { isAccepted, noPassphrase, PassphraseFields } from '../../../components/PassphraseFields';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { ScreenTitle } from '../../../components/ScreenTitle';
import { Select } from '../../../components/Select';
import { useCommand } from '../../../components/useCommand';

interface NewPassphraseProps {
  readonly file: string;
  readonly recoveryKey: string;
  readonly people: readonly UserView[];
  /** From here on the way back is closed: what is under way ends with a new key to be shown. */
  readonly onWorking: (isWorking: boolean) => void;
  readonly onRestored: (recoveryKey: string, user: UserView) => void;
}

/** No passphrase came with the backup: who opens this workstation from now on, and with which. */
export function NewPassphrase(props: NewPassphraseProps) {
  const { file, recoveryKey, people, onWorking, onRestored } = props;
  const [chosen, setChosen] = useState(people.length === 1 ? people[0]?.id : undefined);
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const { run, isRunning, problem } = useCommand();
  const user = people.find(({ id }) => id === chosen);
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (!user || !isAccepted(passphrase)) return focusInvalid(event.currentTarget);
    if (isRunning) return;
    onWorking(true);
    const result = await run('restoreBackup', {
      file,
      recoveryKey,
      user: user.id,
      passphrase: passphrase.first,
    });
    onWorking(false);
    if (result.ok) onRestored(result.value.recoveryKey, user);
  };
  return (
    <>
      <ScreenTitle>La clé est la bonne&nbsp;: choisissez une phrase secrète</ScreenTitle>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        {people.length === 1 ? (
          <p>Ce poste est celui de {user ? personName(user.person) : ''}.</p>
        ) : (
          <Select
            label="Qui êtes-vous&nbsp;?"
            value={chosen}
            onChange={setChosen}
            options={people.map(({ id, person, role }) => ({
              id,
              label: `${personName(person)} · ${roleNames[role]}`,
            }))}
            help="Les autres recevront leur phrase secrète dans les réglages."
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
          autoFocus={people.length === 1}
        />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {isRunning ? <BackupProgress kind="backupFile" label="Remise en place de la sauvegarde…" /> : null}
        <div className="actions">
          <Button variant="primary" type="submit">
            Restaurer ce poste
          </Button>
        </div>
      </form>
    </>
  );
}
