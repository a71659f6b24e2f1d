import { useLayoutEffect, useState, type RefObject } from 'react';
import type { TextWidth } from '../../../shared/domain/timeAxis';

export interface DrawingBox {
  readonly width: number;
  /** Size of the type in pixels. */
  readonly type: number;
  readonly textWidth: TextWidth;
}

/** By the page itself: a canvas knows nothing of the digits of equal width that the page asks for. */
function widthWith(pen: SVGTextElement): TextWidth {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    pen.textContent = text;
    const width = pen.getComputedTextLength();
    pen.textContent = '';
    known.set(text, width);
    return width;
  };
}

/**
 * The room that a drawing has inside `place`, and its type; null before it is known. It follows the window.
 * @param pen a text in `place` that nobody sees and nothing else writes in
 */
export function useDrawingBox(
  place: RefObject<HTMLElement | null>,
  pen: RefObject<SVGTextElement | null>,
): DrawingBox | null {
  const [box, setBox] = useState<DrawingBox | null>(null);
  useLayoutEffect(() => {
    const [at, by] = [place.current, pen.current];
    if (!at || !by) return;
    const measure = () => {
      // Hidden for the while: it keeps what was drawn.
      if (at.clientWidth === 0) return;
      const [width, type] = [at.clientWidth, Number.parseFloat(getComputedStyle(at).fontSize)];
      setBox((before) =>
        before?.width === width && before.type === type ? before : { width, type, textWidth: widthWith(by) },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(at);
    return () => observer.disconnect();
  }, [place, pen]);
  return box;
}
