import { useEffect } from 'react';

const content = (): HTMLElement | null => document.getElementById('content');
const title = (): HTMLElement | null => content()?.querySelector<HTMLElement>('h1[tabindex]') ?? null;

/** To the screen's title, or to the screen where it has none yet. */
export function focusContent(): void {
  (title() ?? content())?.focus({ preventScroll: true });
}

/**
 * The focus follows to a new screen's title, so that keyboard and screen reader start there; a field of the screen that
 * asked for it keeps it. The title may come a little later than the screen, with its data.
 */
export function Arrival() {
  useEffect(() => {
    const main = content();
    if (!main) return;
    const hasOwn = () => main.contains(document.activeElement) && document.activeElement !== main;
    const arrive = () => {
      if (!hasOwn()) focusContent();
    };
    const frame = requestAnimationFrame(arrive);
    const later = new MutationObserver(() => {
      if (!title()) return;
      later.disconnect();
      if (document.activeElement === main || document.activeElement === document.body) arrive();
    });
    later.observe(main, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      later.disconnect();
    };
  }, []);
  return null;
}
