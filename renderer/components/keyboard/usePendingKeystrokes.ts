import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { replayKeystroke } from './replayKeystroke';
import { PendingKeystrokes } from './pendingKeystrokes';

interface PendingState {
  readonly count: number;
  /** They were given up: what they were for did not come in time. Until the next key. */
  readonly isTooLate: boolean;
}

/** The keys that wait for what is not on the screen yet. */
export const usePendingKeystrokes = create<PendingState>(() => ({ count: 0, isTooLate: false }));

/** What the keys that wait were meant for is no longer what comes, or whoever pressed them turned to something else. */
export const dropPendingKeystrokes = (): void => pending.drop();

const pending = new PendingKeystrokes<KeyboardEvent>({
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  give: replayKeystroke,
  afterDrawing: (run) => void requestAnimationFrame(run),
  tell: (count, isTooLate) => {
    // Whoever takes the mouse has turned to something else.
    if (count > 0) window.addEventListener('pointerdown', dropPendingKeystrokes, { capture: true });
    else window.removeEventListener('pointerdown', dropPendingKeystrokes, { capture: true });
    usePendingKeystrokes.setState({ count, isTooLate });
  },
});

/** What keys are meant for is named on the screen and not there yet: what is pressed meanwhile is for it. */
export function useKeysAwait(isAwaited: boolean): void {
  useLayoutEffect(() => (isAwaited ? pending.await() : undefined), [isAwaited]);
}

/** Keys that the person meant for the screen: not those held beside others, nor what composes « ê ». */
const isKey = ({ key }: KeyboardEvent): boolean =>
  /^(.|Enter|Tab|Escape|Backspace|Delete|Home|End|Arrow\w+|Page\w+)$/u.test(key);

/** From one case to the next: no field makes anything of it. */
export const isPageTurn = ({ altKey, key }: KeyboardEvent): boolean => altKey && /^Page(Up|Down)$/.test(key);

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** While some are kept, the others come after them. @returns whether this one does */
export function keepBehind(event: KeyboardEvent): boolean {
  if (usePendingKeystrokes.getState().isTooLate) usePendingKeystrokes.setState({ isTooLate: false });
  // Not those that are given again now.
  if (!event.isTrusted || event.isComposing || !isKey(event) || usePendingKeystrokes.getState().count === 0)
    return false;
  if (event.key === 'Escape') {
    // Out of the waiting, as out of anything else.
    dropPendingKeystrokes();
    return false;
  }
  swallow(event);
  return event.repeat || pending.follow(event);
}

/** Nothing on the screen answers this key, nor does the browser. @returns whether it is kept for what is awaited */
export function keepForLater(event: KeyboardEvent): boolean {
  const hasControl = event.ctrlKey || event.altKey || event.metaKey;
  const isForScreen = hasControl
    ? (event.ctrlKey && event.key === 'Enter') || isPageTurn(event)
    : /^[^ ]$/u.test(event.key);
  if (!event.isTrusted || event.repeat || !isForScreen || !pending.keep(event)) return false;
  swallow(event);
  return true;
}
