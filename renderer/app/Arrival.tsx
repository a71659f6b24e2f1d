import { useEffect } from 'react';
import { focusContent, screenPlaces } from '../components/focus/content';

/** After this the person has begun to work, and the focus is theirs. */
const SETTLED_MS = 3000;

/**
 * The focus follows to a new screen's title, so that keyboard and screen reader start there; a field of the screen that
 * asked for it keeps it. The title may come with the data, a little later than the screen, or be replaced by it.
 */
export function Arrival() {
  useEffect(() => {
    const main = screenPlaces.find('content');
    if (!main) return;
    const title = () => screenPlaces.find('title');
    const hasOwn = () => main.contains(document.activeElement) && document.activeElement !== main;
    const arrive = () => {
      if (!hasOwn()) focusContent();
    };
    const frame = requestAnimationFrame(arrive);
    const later = new MutationObserver(() => {
      if (title() && (document.activeElement === main || document.activeElement === document.body)) arrive();
    });
    later.observe(main, { childList: true, subtree: true });
    const settled = setTimeout(() => later.disconnect(), SETTLED_MS);
    // Sooner where they have taken it: what closes later gives it back to its own place, not to the title.
    const taken = ({ target }: FocusEvent) => {
      if (target !== main && target !== title()) later.disconnect();
    };
    document.addEventListener('focusin', taken);
    return () => {
      document.removeEventListener('focusin', taken);
      clearTimeout(settled);
      cancelAnimationFrame(frame);
      later.disconnect();
    };
  }, []);
  return null;
}
