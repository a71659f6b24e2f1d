/** A third of a second at the usual rate: longer than a layer that closes takes to give the focus back. */
const FRAMES = 20;

/**
 * What had the focus is gone with what closed: catches it, so that the keyboard is never nowhere.
 * @returns what ends the watch
 */
export function catchFocus(place: () => HTMLElement | null | undefined): () => void {
  let left = FRAMES;
  let frame = 0;
  const look = () => {
    const active = document.activeElement;
    if (active === null || active === document.body) place()?.focus({ preventScroll: true });
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(look);
  };
  // After the layer itself has tried, in the next frame.
  frame = requestAnimationFrame(() => (frame = requestAnimationFrame(look)));
  return () => cancelAnimationFrame(frame);
}
