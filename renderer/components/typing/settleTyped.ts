import { flushSync } from 'react-dom';

/**
 * Leaves the field that has the focus and comes back to it. Many fields take their value only when they are left, and a
 * form that is sent from within one (Ctrl Entrée) would go without what was just typed there.
 */
export function settleTyped(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  flushSync(() => field.blur());
  field.focus({ preventScroll: true });
}
