import { useEffect, useState } from 'react';
import type { Result } from '../../../shared/domain/result';
import { Autosave, type SaveState } from './autosave';

/** An `Autosave` for the life of a component. Leaving it sends what was typed. */
export function useAutosave<P extends object>(
  save: (patch: P) => Promise<Result<unknown>>,
): readonly [Autosave<P>, SaveState] {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  const [autosave] = useState(() => new Autosave<P>({ onState: setState, now: () => new Date() }));
  useEffect(() => autosave.saveWith(save));
  useEffect(() => () => void autosave.flush(), [autosave]);
  return [autosave, state];
}
