import { useState } from 'react';
import type { SessionView } from '../../../shared/contracts/views';
import { Icon } from '../../components/controls/Icon';
import './lock.css';
import { LockNotice, type LockNote } from './LockNotice';
import { Recovery } from './Recovery';
import { Unlock } from './Unlock';

interface LockScreenProps {
  readonly session: SessionView;
  readonly note: LockNote | null;
  /** Keeps this screen although the session opens: a new recovery key is being shown. */
  readonly onHold: () => void;
  readonly onDone: () => void;
}

export function LockScreen({ session, note, onHold, onDone }: LockScreenProps) {
  // As it was found: once a person recovered has a passphrase again, their new key is still being shown.
  const [recoveryOnly] = useState(session.recoveryOnly);
  const [recovering, setRecovering] = useState(recoveryOnly);
  const [isOpened, setOpened] = useState(false);
  return (
    <main className="lock">
      <div className="lock-page">
        <p className="lock-brand">
          {isOpened ? null : <Icon name="lock" />}
          Concerto
        </p>
        {isOpened ? null : recoveryOnly ? (
          <p>Ce poste vient d’une sauvegarde. Il s’ouvre d’abord avec la clé de récupération imprimée.</p>
        ) : (
          <LockNotice note={note} />
        )}
        {recovering ? (
          <Recovery
            onHold={onHold}
            onOpened={() => setOpened(true)}
            onDone={onDone}
            onCancel={recoveryOnly ? undefined : () => setRecovering(false)}
          />
        ) : (
          <Unlock keychain={session.keychain} onLost={() => setRecovering(true)} onOpened={onDone} />
        )}
      </div>
    </main>
  );
}
