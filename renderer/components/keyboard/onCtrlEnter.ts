import type { KeyboardEvent } from 'react';
import { settleTyped } from '../typing/settleTyped';

/**
 * Ctrl Entrée validates the form it is pressed in, where several stand side by side and a shortcut of the whole screen
 * would not know which is meant. Taken on the way down: React Aria's controls hold every Entrée that reaches them.
 */
export const onCtrlEnter =
  (run: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    settleTyped();
    // What `run` would send was drawn before the field was left; the form knows what it holds now.
    if (event.currentTarget instanceof HTMLFormElement) event.currentTarget.requestSubmit();
    else run();
  };
