import { useContext, useLayoutEffect } from 'react';
import { LayerContext, type Shortcut } from './shortcut';

interface Taken extends Shortcut {
  readonly layer: number;
}

const taken = new Set<readonly Taken[]>();

export const takenKeys = (): readonly Taken[] => [...taken].flat();

/**
 * Keys that a control takes by itself while it has the focus (a list, a row), or that work one key further. They are no
 * shortcuts, and the help shows them as long as they work.
 * @param keys the same list each time
 */
export function useTakenKeys(keys: readonly Shortcut[], isThere: boolean): void {
  const layer = useContext(LayerContext);
  useLayoutEffect(() => {
    if (!isThere) return;
    const entry = keys.map((one) => ({ ...one, layer }));
    taken.add(entry);
    return () => {
      taken.delete(entry);
    };
  }, [keys, isThere, layer]);
}
