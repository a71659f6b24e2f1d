import { useState, type SyntheticEvent } from 'react';
import type { Instant } from '../../../../shared/domain/brand';
import type { UserView } from '../../../../shared/contracts/views';
import { momentWords } from '../../../i18n/momentWords';
import { Button } from '../../../components/controls/Button';
import { focusInvalid } from '../../../components/focus/focusInvalid';
import { ProblemNotice } from '../../../components/layout/ProblemNotice';
import { Progress } from '../../../components/layout/Progress';
import { RecoveryKeyField } from '../../../components/keysAndRegion/RecoveryKeyField';
import { ScreenTitle } from '../../../components/layout/ScreenTitle';
import { useCommand } from '../../../components/session/useCommand';

interface KeyOfBackupProps {
  readonly file: string;
  /** When the backup was made. */
  readonly at: Instant;
  /** @param warnings what its key says of the file */
  readonly onOpened: (key: string, people: readonly UserView[], warnings: readonly string[]) => void;
}

/** The printed key is tried on the file before anything is written. */
export function KeyOfBackup({ file, at, onOpened }: KeyOfBackupProps) {
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Essai de la clé de récupération…');
  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (key.trim() === '') return focusInvalid(event.currentTarget);
    if (isRunning) return;
    const result = await run('unlockBackup', { file, recoveryKey: key });
    if (result.ok) onOpened(key, result.value.people, result.value.warnings);
  };
  return (
    <>
      <ScreenTitle>La clé de récupération de cette sauvegarde</ScreenTitle>
      <p>
        Celle qui était valable {momentWords(at)}, quand la sauvegarde a été faite&nbsp;: huit groupes de
        quatre signes.
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <RecoveryKeyField value={key} onChange={setKey} tried={tried} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
        <div className="actions">
          <Button variant="primary" type="submit">
            Continuer
          </Button>
        </div>
      </form>
    </>
  );
}
