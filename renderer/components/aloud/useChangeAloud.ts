import { useEffect, useRef } from 'react';
import { sayAloud } from './sayAloud';

/**
 * Says these words when they become others, and not at first: what is there from the beginning the screen itself says.
 * @param of what they are said of, where only another one of it is to be heard
 */
export function useChangeAloud(words: string, of = words): void {
  const said = useRef(of);
  useEffect(() => {
    if (said.current === of) return;
    said.current = of;
    sayAloud(words);
  }, [words, of]);
}
