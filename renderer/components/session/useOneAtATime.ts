import { useState } from 'react';

type OneAtATime = (act: () => Promise<unknown>) => Promise<void>;

/** Runs one act at a time: asked for another meanwhile, it does nothing. */
export function oneAtATime(): OneAtATime {
  let isUnderWay = false;
  return async (act) => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await act();
    } finally {
      isUnderWay = false;
    }
  };
}

/**
 * For an act that waits for several answers: a second press does nothing while it is under way. The state of a command
 * (`isRunning`) is not enough for that: it is drawn later, and not between two commands.
 */
export const useOneAtATime = (): OneAtATime => useState(oneAtATime)[0];
