import { useLayoutEffect, type RefObject } from 'react';

const GAP = 4;

/**
 * Shows a native popover under (or above) its anchor. It stays where it is in the document, inside its landmark or
 * panel, and is drawn in the top layer, so that no scrolling parent clips it.
 */
export function usePopover(
  popover: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  isOpen: boolean,
): void {
  useLayoutEffect(() => {
    const [list, field] = [popover.current, anchor.current];
    if (!isOpen || !list || !field) return;
    list.showPopover();
    const place = () => {
      const at = field.getBoundingClientRect();
      const below = window.innerHeight - at.bottom - 2 * GAP;
      const above = at.top - 2 * GAP;
      const isBelow = below >= Math.min(list.scrollHeight, 320) || below >= above;
      list.style.minWidth = `${at.width}px`;
      list.style.maxHeight = `${Math.min(320, isBelow ? below : above)}px`;
      list.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - list.offsetWidth - GAP))}px`;
      list.style.top = isBelow ? `${at.bottom + GAP}px` : 'auto';
      list.style.bottom = isBelow ? 'auto' : `${window.innerHeight - at.top + GAP}px`;
    };
    place();
    const sized = new ResizeObserver(place);
    sized.observe(list);
    window.addEventListener('resize', place);
    document.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      sized.disconnect();
      window.removeEventListener('resize', place);
      document.removeEventListener('scroll', place, { capture: true });
      if (list.isConnected) list.hidePopover();
    };
  }, [popover, anchor, isOpen]);
}
