import { create } from 'zustand';
import { screenPlaces } from '../components/focus/content';
import { flushUnsaved } from '../components/typing/unsaved';
import { engine } from '../engine/client';
import type { LockNote } from '../screens/lock/LockNotice';

/** Longer would keep the records open while a computer is being locked; the disk answers in milliseconds. */
const FLUSH_MS = 2000;
const CLOSE_MS = 2000;

/** True from the lock's first moment until the page is gone: nothing of a record stays on the screen meanwhile. */
export const useLocking = create<{ readonly isLocking: boolean }>(() => ({ isLocking: false }));

/**
 * Locks this workstation: what was typed is stored, the engine drops its keys, its Worker ends, and the page begins anew,
 * so that nothing decrypted stays in memory. The address names the place by ids alone: unlocking leads back there.
 */
export async function lock(): Promise<void> {
  if (useLocking.getState().isLocking) return;
  const isKeyShown = screenPlaces.find('recoveryKey') !== undefined;
  const flushed = flushUnsaved(FLUSH_MS);
  useLocking.setState({ isLocking: true });
  const isFlushed = await flushed;
  if (isKeyShown || !isFlushed) sessionStorage.setItem(NOTE, isKeyShown ? 'keyShown' : 'unsaved');
  await engine().close(CLOSE_MS);
  window.location.reload();
}

/** The computer is being locked: so is what is open. */
const lockIfOpen = (): Promise<void> =>
  new Promise((resolve) => {
    const end = engine().watch('session', {}, (session) => {
      end();
      resolve(session.ok && session.value.state === 'open' ? lock() : undefined);
    });
  });

/** What the desktop shell asks of the page. */
export const desktopEvents = {
  lock: lockIfOpen,
  closing: async () => void (await flushUnsaved(FLUSH_MS)),
};

const NOTE = 'concerto.lock';

/** What the last lock left unsaid, for the lock screen; it names nobody. */
export const lockNote = ((): LockNote | null => {
  const note = sessionStorage.getItem(NOTE);
  sessionStorage.removeItem(NOTE);
  return note === 'unsaved' || note === 'keyShown' ? note : null;
})();
