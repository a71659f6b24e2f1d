import { useState, type SyntheticEvent } from 'react';
import type { UserView } from '../../../../shared/contracts/views';
import { BackupProgress } from '../../../components/backup/BackupProgress';
import { Button } from '../../../components/controls/Button';
import { focusInvalid } from '../../../components/focus/focusInvalid';
import {
  chosenPassphrase,
  ownPassphrase,
  OwnPassphraseFields,
} from '../../../components/keysAndRegion/OwnPassphraseFields';
import { Notice } from '../../../components/layout/Notice';
import { ProblemNotice } from '../../../components/layout/ProblemNotice';
import { ScreenTitle } from '../../../components/layout/ScreenTitle';
import { useCommand } from '../../../components/session/useCommand';

interface NewPassphraseProps {
  readonly file: string;
  readonly recoveryKey: string;
  readonly people: readonly UserView[];
  /** What the printed key found out about the file. */
  readonly warnings: readonly string[];
  /** From here on the way back is closed: what is under way ends with a new key to be shown. */
  readonly onWorking: (isWorking: boolean) => void;
  readonly onRestored: (recoveryKey: string, user: UserView) => void;
}

/** No passphrase came with the backup: who opens this workstation from now on, and with which. */
export function NewPassphrase(props: NewPassphraseProps) {
  const { file, recoveryKey, people, warnings, onWorking, onRestored } = props;
  const [own, setOwn] = useState(() => ownPassphrase(people));
  const [tried, setTried] = useState(false);
  const { run, isRunning, problem } = useCommand();
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    const chosen = chosenPassphrase(own);
    if (!chosen) return focusInvalid(event.currentTarget);
    if (isRunning) return;
    onWorking(true);
    const result = await run('restoreBackup', {
      file,
      recoveryKey,
      user: chosen.user.id,
      passphrase: chosen.passphrase,
    });
    onWorking(false);
    if (result.ok) onRestored(result.value.recoveryKey, chosen.user);
  };
  return (
    <>
      <ScreenTitle>La clé est la bonne&nbsp;: choisissez une phrase secrète</ScreenTitle>
      {warnings.length > 0 ? (
        <Notice meaning="wrong" title={warnings[0] ?? ''}>
          {warnings.slice(1).join(' ')}
        </Notice>
      ) : null}
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <OwnPassphraseFields
          people={people}
          value={own}
          onChange={setOwn}
          tried={tried}
          onlyOne={(name) => `Ce poste est celui de ${name}.`}
          help="Les autres recevront leur phrase secrète dans les réglages."
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
