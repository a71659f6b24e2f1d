import { useEffect, type ReactNode } from 'react';
import { screenPlaces } from '../focus/content';

/** The title of a step outside the frame; it takes the focus when nothing else on the step asked for it. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  useEffect(() => {
    // On a page just opened the focus is where the browser puts it; a mark under the title would only puzzle.
    if (!navigator.userActivation.hasBeenActive) return;
    const active = document.activeElement;
    if (active === null || active === document.body) screenPlaces.find('title')?.focus();
  }, []);
  return (
    <h1 tabIndex={-1} ref={screenPlaces.at('title')}>
      {children}
    </h1>
  );
}
