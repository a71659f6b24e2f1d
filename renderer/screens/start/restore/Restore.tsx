import { useState } from 'react';
import type { Instant } from '../../../../shared/domain/brand';
import { personName } from '../../../../shared/domain/person';
import type { UserView } from '../../../../shared/contracts/views';
import { PickBackup } from '../../../components/backup/PickBackup';
import { Button } from '../../../components/controls/Button';
import { RecoveryKeySheet } from '../../../components/keysAndRegion/RecoveryKeySheet';
import { ScreenTitle } from '../../../components/layout/ScreenTitle';
import { KeyOfBackup } from './KeyOfBackup';
import { NewPassphrase } from './NewPassphrase';

type Step =
  | { readonly at: 'file' }
  | { readonly at: 'key'; readonly file: string; readonly made: Instant }
  | {
      readonly at: 'passphrase';
      readonly file: string;
      readonly recoveryKey: string;
      readonly people: readonly UserView[];
      readonly warnings: readonly string[];
    }
  | { readonly at: 'sheet'; readonly recoveryKey: string; readonly name: string };

interface RestoreProps {
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** The fourth door: which file, its printed key, a new passphrase, and the new printed key. */
export function Restore({ onBack, onDone }: RestoreProps) {
  const [step, setStep] = useState<Step>({ at: 'file' });
  const [isWorking, setWorking] = useState(false);
  if (step.at === 'sheet')
    return (
      <RecoveryKeySheet
        recoveryKey={step.recoveryKey}
        name={step.name}
        onNoted={onDone}
        continueWords="J’ai noté la nouvelle clé"
        renewed="Ce poste est restauré, et ouvert avec votre nouvelle phrase secrète."
      />
    );
  return (
    <>
      <div className="start-back">
        <Button
          variant="quiet"
          size="small"
          icon="left"
          isDisabled={isWorking}
          onPress={() => (step.at === 'file' ? onBack() : setStep({ at: 'file' }))}
        >
          {step.at === 'file' ? 'Choisir une autre entrée' : 'Choisir une autre sauvegarde'}
        </Button>
      </div>
      {step.at === 'file' ? (
        <>
          <ScreenTitle>Restaurer une sauvegarde</ScreenTitle>
          <p>
            Ce poste reprendra tout ce que la sauvegarde contient. Il vous faut son fichier et la clé de
            récupération imprimée.
          </p>
          <PickBackup
            next={({ file, summary: { about, state } }) =>
              about && (state === 'whole' || state === 'damaged') ? (
                <Button
                  variant="primary"
                  autoFocus
                  onPress={() => setStep({ at: 'key', file, made: about.at })}
                >
                  {state === 'whole' ? 'Continuer' : 'Continuer avec ce qui est lisible'}
                </Button>
              ) : null
            }
          />
        </>
      ) : null}
      {step.at === 'key' ? (
        <KeyOfBackup
          file={step.file}
          at={step.made}
          onOpened={(recoveryKey, people, warnings) =>
            setStep({ at: 'passphrase', file: step.file, recoveryKey, people, warnings })
          }
        />
      ) : null}
      {step.at === 'passphrase' ? (
        <NewPassphrase
          file={step.file}
          recoveryKey={step.recoveryKey}
          people={step.people}
          warnings={step.warnings}
          onWorking={setWorking}
          onRestored={(recoveryKey, { person }) =>
            setStep({ at: 'sheet', recoveryKey, name: personName(person) })
          }
        />
      ) : null}
    </>
  );
}
