import { useEffect, useState } from 'react';
import type { Result } from '../../../shared/domain/result';
import { Autosave, type SaveState } from './autosave';

/**
 * An `Autosave` for the life of a component. Leaving, hiding the page and Ctrl L send first what was typed:
 * the node takes messages in order, so the text is stored before the lock falls.
 */
export function useAutosave<P extends object>(
  save: (patch: P) => Promise<Result<unknown>>,
): readonly [Autosave<P>, SaveState] {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const [autosave] = useState(() => new Autosave<P>({ onState: setState, now: () => new Date() }));
  useEffect(() => autosave.saveWith(save));
  useEffect(() => {
    const now = () => void autosave.flush();
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l') now();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, [autosave]);
  return [autosave, state];
}
