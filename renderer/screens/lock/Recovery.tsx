import { useState } from 'react';
import type { UserView } from '../../../shared/contracts/views';
import { personName } from '../../../shared/domain/person';
import { RecoveryKeySheet } from '../../components/keysAndRegion/RecoveryKeySheet';
import { KeyStep } from './KeyStep';
import { NewPassphraseStep } from './NewPassphraseStep';

interface RecoveryProps {
  readonly onHold: () => void;
  /** The workstation is open, and its new key is being shown. */
  readonly onOpened: () => void;
  readonly onDone: () => void;
  /** Absent where no passphrase opens it. */
  readonly onCancel?: (() => void) | undefined;
}

type Step =
  | { readonly at: 'key' }
  | { readonly at: 'passphrase'; readonly key: string; readonly users: readonly UserView[] }
  | { readonly at: 'sheet'; readonly recoveryKey: string; readonly name: string };

/** Opens the workstation with the printed key: whose passphrase to replace, the new one, and the new key. */
export function Recovery({ onHold, onOpened, onDone, onCancel }: RecoveryProps) {
  const [step, setStep] = useState<Step>({ at: 'key' });
  if (step.at === 'key')
    return (
      <KeyStep onAccepted={(key, users) => setStep({ at: 'passphrase', key, users })} onCancel={onCancel} />
    );
  if (step.at === 'passphrase')
    return (
      <NewPassphraseStep
        recoveryKey={step.key}
        users={step.users}
        onHold={onHold}
        onRecovered={(recoveryKey, user) => {
          onOpened();
          setStep({ at: 'sheet', recoveryKey, name: personName(user.person) });
        }}
        onCancel={onCancel}
      />
    );
  return (
    <RecoveryKeySheet
      recoveryKey={step.recoveryKey}
      name={step.name}
      onNoted={onDone}
      continueWords="J’ai noté la nouvelle clé"
      renewed="Ce poste est ouvert, avec votre nouvelle phrase secrète."
    />
  );
}
