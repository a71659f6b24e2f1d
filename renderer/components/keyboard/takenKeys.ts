import { useContext, useLayoutEffect } from 'react';
import { create } from 'zustand';
import { LayerContext, type Shortcut } from './shortcut';

interface Taken extends Shortcut {
  readonly layer: number;
}

const taken = new Set<readonly Taken[]>();

export const takenKeys = (): readonly Taken[] => [...taken].flat();

/** How often keys came or went, for the help, which shows those that work now. */
export const useKeysChanged = create<{ readonly times: number }>(() => ({ times: 0 }));
export const keysChanged = (): void => useKeysChanged.setState(({ times }) => ({ times: times + 1 }));

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
    keysChanged();
    return () => {
      taken.delete(entry);
      keysChanged();
    };
  }, [keys, isThere, layer]);
}
