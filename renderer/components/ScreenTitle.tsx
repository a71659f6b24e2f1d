import { useEffect, useRef, type ReactNode } from 'react';

/** The title of a step outside the frame; it takes the focus when nothing else on the step asked for it. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a page just opened the focus is where the browser puts it; a mark under the title would only puzzle.
    if (!navigator.userActivation.hasBeenActive) return;
    const active = document.activeElement;
    if (active === null || active === document.body) title.current?.focus();
  }, []);
  return (
    <h1 tabIndex={-1} ref={title}>
      {children}
    </h1>
  );
}
