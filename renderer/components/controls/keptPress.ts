const pressable = 'button, a[href], label, summary, [role="option"]';
/** As far as a hand shakes; farther, the press is taken back by moving away. */
const STILL = 6;

interface Pressed {
  readonly target: HTMLElement;
  readonly x: number;
  readonly y: number;
}

/**
 * A press counts where it began. The field that it leaves may say something under itself, which moves what is pressed
 * away from under the hand. The browser then gives the click to what is there by now, or to what holds both.
 */
export function keepPresses(): void {
  let pressed: Pressed | null = null;
  document.addEventListener(
    'pointerdown',
    ({ target, button, isPrimary, clientX: x, clientY: y }) => {
      const on = target instanceof Element ? target.closest<HTMLElement>(pressable) : null;
      pressed = on && button === 0 && isPrimary ? { target: on, x, y } : null;
    },
    true,
  );
  document.addEventListener(
    'click',
    (event) => {
      const began = pressed;
      if (!began || !event.isTrusted || !(event.target instanceof Node)) return;
      pressed = null;
      const { target, x, y } = began;
      const isStill = Math.hypot(event.clientX - x, event.clientY - y) <= STILL;
      if (!isStill || target.contains(event.target) || !target.isConnected) return;
      event.preventDefault();
      event.stopPropagation();
      target.click();
    },
    true,
  );
}
