import { useState, type ReactNode } from 'react';
import type { BackupFileView } from '../../../shared/contracts/views';
import { platform } from '../../platform';
import { Button } from '../controls/Button';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useCommand } from '../session/useCommand';
import { BackupProgress } from './BackupProgress';
import { BackupSummary } from './BackupSummary';

interface PickedBackup {
  readonly file: string;
  readonly name: string;
  readonly summary: BackupFileView;
}

/** A backup file, chosen and looked into. @param next what is offered once one was */
export function PickBackup({ next }: { next?: (picked: PickedBackup) => ReactNode }) {
  const [picked, setPicked] = useState<PickedBackup | null>(null);
  const { run, isRunning, problem } = useCommand();
  const choose = async () => {
    const chosen = isRunning ? null : await platform.chooseForBackup?.('file');
    if (!chosen) return;
    setPicked(null);
    const result = await run('inspectBackup', { file: chosen.word });
    if (result.ok) setPicked({ file: chosen.word, name: chosen.name, summary: result.value });
  };
  return (
    <div className="stack">
      {isRunning ? (
        <BackupProgress kind="backupFile" label="Lecture et vérification de la sauvegarde…" />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {picked ? (
        <>
          <p className="backup-name">{picked.name}</p>
          <BackupSummary summary={picked.summary} />
        </>
      ) : null}
      <div className="actions">
        {picked ? next?.(picked) : null}
        <Button
          variant={picked ? 'quiet' : 'primary'}
          icon="file"
          autoFocus={picked === null}
          onPress={() => void choose()}
        >
          {picked ? 'Choisir un autre fichier…' : 'Choisir le fichier…'}
        </Button>
      </div>
    </div>
  );
}
