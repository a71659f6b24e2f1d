import { useEffect, useRef, type RefObject } from 'react';
import type { Shown } from '../../../shared/contracts/room';

interface Pages {
  readonly turn: (by: number) => void;
}

/** Follows the chair who turns on or back: what is longer than the screen by itself is read to its end before its page turns. */
export function useTurns(
  turn: Shown['turn'],
  body: RefObject<HTMLElement | null>,
  pages: readonly Pages[],
): void {
  const turned = useRef(turn?.n);
  useEffect(() => {
    if (!turn || turned.current === turn.n) return;
    turned.current = turn.n;
    const { by } = turn;
    const at = body.current;
    if (!at) return;
    const rest = by > 0 ? at.scrollHeight - at.clientHeight - at.scrollTop : at.scrollTop;
    if (rest > 1) return at.scrollBy({ top: by * at.clientHeight * 0.8 });
    for (const one of pages) one.turn(by);
    at.scrollTo({ top: 0 });
  });
}
