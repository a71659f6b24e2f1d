import { useState } from 'react';
import type { BackupsView } from '../../../shared/contracts/views';
import { plural, sizeWords } from '../../../shared/domain/french';
import { BackupProgress } from '../../components/backup/BackupProgress';
import { placeWords } from '../../components/backup/backupWords';
import { momentWords } from '../../i18n/momentWords';
import { AnsweredSection } from '../../components/layout/Answered';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { useQuery } from '../../engine/client';
import { platform } from '../../platform';
import { BackupNotices } from './BackupNotices';
import { CheckBackup } from './CheckBackup';
import './settings.css';

/** Where backups go, how the last one went, one now, and a test of any of them. */
export function Backups() {
  const backups = useQuery('backups', {});
  const { chooseForBackup } = platform;
  if (!chooseForBackup) return null;
  return (
    <AnsweredSection of={backups} title="Sauvegardes">
      {(held) => (
        <Known backups={held} onChooseFolder={async () => (await chooseForBackup('folder'))?.word ?? null} />
      )}
    </AnsweredSection>
  );
}

interface KnownProps {
  readonly backups: BackupsView;
  readonly onChooseFolder: () => Promise<string | null>;
}

function Known({ backups, onChooseFolder }: KnownProps) {
  const { place, last, isRunning } = backups;
  const { run, problem } = useCommand();
  const [made, setMade] = useState<string | null>(null);
  const [checking, setChecking] = useState(false);
  const backUp = async () => {
    // Pressed again while one is under way, it would only be told the same.
    if (isRunning) return;
    setMade(null);
    const result = await run('backUp', {});
    if (result.ok)
      setMade(
        `Sauvegarde faite, relue et vérifiée${result.value.fellBack ? ', dans le dossier de Concerto' : ''}\u00a0: ${plural(result.value.records, 'enregistrement')}, ${sizeWords(result.value.size)}.`,
      );
  };
  const choose = async () => {
    const folder = await onChooseFolder();
    if (folder !== null) await run('useBackupFolder', { folder });
  };
  return (
    <div className="stack">
      <p>
        Tout ce que porte ce poste, chiffré, dans un seul fichier. Concerto en fait une chaque jour et garde
        les sept dernières. Elle s’ouvre avec la <strong>clé de récupération</strong> imprimée, jamais avec
        une phrase secrète.
      </p>
      <dl className="settings-facts">
        <dt>Dernière sauvegarde</dt>
        <dd>
          {last === null ? (
            'Aucune pour l’instant. La première se fera d’elle-même.'
          ) : (
            <Last last={last} place={place} />
          )}
        </dd>
        <dt>Où</dt>
        <dd>
          <div className="row">
            {placeWords(place)}
            <Button variant="quiet" size="small" onPress={() => void choose()}>
              Choisir un autre dossier…
            </Button>
            {place === null ? null : (
              <Button
                variant="quiet"
                size="small"
                onPress={() => void run('useBackupFolder', { folder: null })}
              >
                Revenir au dossier de Concerto
              </Button>
            )}
          </div>
        </dd>
      </dl>
      <BackupNotices backups={backups} />
      {made === null || isRunning ? null : <Notice meaning="done" title={made} />}
      {/* Why the last one was not made stands among the notices already. */}
      {problem && problem.message !== backups.problem ? <ProblemNotice problem={problem} /> : null}
      {isRunning ? (
        <BackupProgress kind="backup" label="Vous pouvez travailler pendant la sauvegarde." />
      ) : null}
      <div className="actions">
        <Button variant="plain" icon="save" onPress={() => void backUp()}>
          {isRunning ? 'Sauvegarde en cours…' : 'Sauvegarder maintenant'}
        </Button>
        <Button variant="plain" icon="search" onPress={() => setChecking(true)}>
          Vérifier une sauvegarde…
        </Button>
      </div>
      {checking ? (
        <Panel title="Vérifier une sauvegarde" onClose={() => setChecking(false)}>
          <CheckBackup />
        </Panel>
      ) : null}
    </div>
  );
}

interface LastProps {
  readonly last: NonNullable<BackupsView['last']>;
  /** Where the next one goes: said here only where the last went elsewhere. */
  readonly place: BackupsView['place'];
}

function Last({ last, place }: LastProps) {
  return (
    <>
      <p className="capital">{momentWords(last.at)}</p>
      <p className="quiet">
        Relue et vérifiée · {plural(last.records, 'enregistrement')}, {sizeWords(last.size)}
        {last.place === place ? null : ` · ${placeWords(last.place)}`}
      </p>
    </>
  );
}
