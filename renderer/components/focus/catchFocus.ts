/** A third of a second at the usual rate: longer than a layer that closes takes to give the focus back. */
const FRAMES = 20;

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

/**
 * What had the focus is gone with what closed: catches it, so that the keyboard is never nowhere. A key that is pressed
 * somewhere ends it: one works there, and what that key closes gives the focus back to its own place.
 * @returns what ends the watch
 */
export function catchFocus(place: () => HTMLElement | null | undefined): () => void {
  let left = FRAMES;
  let frame = 0;
  const end = () => {
    cancelAnimationFrame(frame);
    document.removeEventListener('keydown', worked, true);
  };
  const worked = () => {
    if (!isNowhere()) end();
  };
  const look = () => {
    if (isNowhere()) place()?.focus({ preventScroll: true });
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(look);
    else end();
  };
  document.addEventListener('keydown', worked, true);
  // After the layer itself has tried, in the next frame.
  frame = requestAnimationFrame(() => (frame = requestAnimationFrame(look)));
  return end;
}
