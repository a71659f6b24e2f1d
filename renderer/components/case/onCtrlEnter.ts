import type { KeyboardEvent } from 'react';

/**
 * Ctrl Entrée validates from anywhere inside a form. Taken on the way down: React Aria's buttons and lists hold every
 * Entrée that reaches them, whatever its modifiers.
 */
export const onCtrlEnter =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
