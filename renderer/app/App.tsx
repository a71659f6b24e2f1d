import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { SessionView } from '../../shared/contracts/views';
import { storeAll } from '../components/typing/unsaved';
import { StorageContext, useOnceThereIsRoom } from '../components/session/useStorage';
import { TasksContext } from '../components/session/useTask';
import { Waiting } from '../components/layout/Waiting';
import { useQuery } from '../engine/client';
import { usePreferences } from '../platform/preferences';
import { chunk } from './chunk';
import { useElsewhere } from './elsewhere';
import { ElsewhereScreen } from './ElsewhereScreen';
import { useFault } from './fault';
import { FaultBoundary, FaultScreen } from './FaultScreen';
import { Frame } from './Frame';
import { lock, lockNote, useLocking } from './lock';
import { useIdleLock } from './useIdleLock';
import { StorageStrip } from './StorageStrip';
import { useKeptPanels } from './useKeptPanels';

const start = chunk(async () => (await import('../screens/start/StartScreen')).StartScreen);
const locked = chunk(async () => (await import('../screens/lock/LockScreen')).LockScreen);

export function App() {
  const stopped = useFault((fault) => fault.stopped);
  const isElsewhere = useElsewhere((state) => state.isElsewhere);
  const isLocking = useLocking((state) => state.isLocking);
  return (
    <I18nProvider locale="fr-FR">
      <FaultBoundary>
        {stopped ? <FaultScreen /> : isElsewhere ? <ElsewhereScreen /> : isLocking ? <Locking /> : <Doors />}
      </FaultBoundary>
    </I18nProvider>
  );
}

/** What was on the screen is covered at once, while it is being stored. */
const Locking = () => (
  <main aria-label="Verrouillage">
    <Waiting words="Verrouillage de ce poste…" />
  </main>
);

function Doors() {
  const session = useQuery('session', {});
  if (session.status === 'failed') return <FaultScreen />;
  if (session.status === 'loading' || session.value.state === 'starting')
    return (
      <main aria-label="Démarrage">
        <Waiting words="Ouverture de Concerto&nbsp;: vérification de ce qui est enregistré sur ce poste…" />
      </main>
    );
  return <Opened session={session.value} />;
}

const lockNow = (): void => void lock();

/**
 * The first start and the recovery show a key once, after the session is already open: their screen is held until it
 * says that the key was noted.
 */
function Opened({ session }: { session: SessionView }) {
  const [held, setHeld] = useState<'start' | 'lock' | null>(null);
  if (session.state === 'empty' && held !== 'start') setHeld('start');
  const lockAfter = usePreferences((preferences) => preferences.lockAfter);
  useIdleLock(session.state === 'open' ? lockAfter : null, lockNow);
  const release = () => setHeld(null);
  const screen = held ?? (session.state === 'locked' ? 'lock' : 'frame');
  return (
    <StorageContext value={session.storage}>
      <TasksContext value={session.tasks}>
        <ResendUnsaved />
        {session.state === 'open' ? <KeepPanels /> : null}
        {screen === 'frame' ? null : <StorageStrip storage={session.storage} shell={session.shell} />}
        {screen === 'start' ? (
          <start.Screen onDone={release} />
        ) : screen === 'lock' ? (
          <locked.Screen session={session} note={lockNote} onHold={() => setHeld('lock')} onDone={release} />
        ) : (
          <Frame session={session} />
        )}
      </TasksContext>
    </StorageContext>
  );
}

function KeepPanels() {
  useKeptPanels();
  return null;
}

/** What was refused for want of room is sent again by itself. */
function ResendUnsaved() {
  useOnceThereIsRoom(() => void storeAll());
  return null;
}
