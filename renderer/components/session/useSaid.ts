import { useCallback, useState } from 'react';
import { useActs } from './useCommand';

/** What is said of an act holds until the next one: « Annuler » beside it takes back that very act. */
export function useSaid<T>() {
  const acts = useActs((state) => state.sent);
  const [held, setHeld] = useState<{ readonly acts: number; readonly said: T } | null>(null);
  const say = useCallback((said: T) => setHeld({ acts: useActs.getState().sent, said }), []);
  return {
    said: held?.acts === acts ? held.said : null,
    say,
    dismiss: () => setHeld(null),
  };
}
