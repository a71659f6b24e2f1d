import { useEffect, useState } from 'react';
import { useShortcut } from './useShortcut';

type Options = Parameters<typeof useShortcut>[2];

/**
 * A key that acts for as long as it is held: `onHeld(true)`, then `onHeld(false)` once it is released. So it is too when the
 * window loses the keyboard, whose release no window hears.
 */
export function useHeldKey(key: string, onHeld: (isHeld: boolean) => void, options: Options): void {
  const [isHeld, setHeld] = useState(false);
  useShortcut(
    key,
    () => {
      setHeld(true);
      onHeld(true);
    },
    options,
  );
  useEffect(() => {
    if (!isHeld) return;
    const release = () => {
      setHeld(false);
      onHeld(false);
    };
    const released = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === key) release();
    };
    window.addEventListener('keyup', released);
    window.addEventListener('blur', release);
    document.addEventListener('visibilitychange', release);
    return () => {
      window.removeEventListener('keyup', released);
      window.removeEventListener('blur', release);
      document.removeEventListener('visibilitychange', release);
    };
  }, [isHeld, key, onHeld]);
}
