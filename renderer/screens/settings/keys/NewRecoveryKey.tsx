import { useContext } from 'react';
import { personName } from '../../../../shared/domain/person';
import { RecoveryKeySheet } from '../../../components/keysAndRegion/RecoveryKeySheet';
import { UserContext } from '../../../components/session/useRight';

/** In place of the settings: nothing else is to be printed with it. */
export function NewRecoveryKey({ recoveryKey, onNoted }: { recoveryKey: string; onNoted: () => void }) {
  const self = useContext(UserContext);
  return (
    <RecoveryKeySheet
      recoveryKey={recoveryKey}
      name={self ? personName(self.person) : ''}
      onNoted={onNoted}
      continueWords="J’ai noté la nouvelle clé"
      renewed="La nouvelle clé ouvre ce poste."
    />
  );
}
