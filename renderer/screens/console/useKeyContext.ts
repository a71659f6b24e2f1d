import { useEffect, useState, type RefObject } from 'react';
import { focusContent } from '../../components/focus/content';
import { isTextField } from '../../components/typing/textField';
import { placeOf } from './focusOn';

/** Where the hands are: it decides which keys matter now. */
export type KeyContext = 'none' | 'discussion' | 'field' | 'attendance' | 'votes' | 'decision';

function contextOf(element: Element | null, root: Element | null): KeyContext {
  if (!element || !root?.contains(element)) return 'none';
  const place = placeOf(element);
  if (place === 'discussion') return 'discussion';
  if (isTextField(element)) return 'field';
  return place === 'proposal' ? 'field' : (place ?? 'none');
}

/** Follows the focus inside the console; Escape gives the keys back to it. */
export function useKeyContext(root: RefObject<HTMLElement | null>): KeyContext {
  const [context, setContext] = useState<KeyContext>('none');
  useEffect(() => {
    const follow = () => setContext(contextOf(document.activeElement, root.current));
    // Between two places the focus is nowhere: only leaving for good counts, what arrives tells the rest.
    const left = (event: FocusEvent) => {
      if (event.relatedTarget === null) setContext('none');
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== 'Escape' || !target || !root.current?.contains(target)) return;
      // An open list takes Escape first.
      if (target.getAttribute('aria-expanded') === 'true') return;
      target.blur();
      focusContent();
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('focusout', left);
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('focusout', left);
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [root]);
  return context;
}
