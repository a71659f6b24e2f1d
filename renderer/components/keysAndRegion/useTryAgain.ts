import { useEffect, useRef, useState } from 'react';
import { waitWords } from '../../../shared/domain/tries';
import { useQuery } from '../../engine/client';

/** How long a passphrase or a recovery key is not to be tried, second by second in words; null: it may be tried now. */
function useWait(): string | null {
  const session = useQuery('session', {});
  const at = session.status === 'ready' ? session.value.tryAgainAt : null;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (at === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [at]);
  const left = at === null ? 0 : Date.parse(at) - now;
  return left > 0 ? waitWords(left) : null;
}

interface TryAgain {
  readonly wait: string | null;
  /** It was asked for during the wait, and is done at its end. */
  readonly isAwaited: boolean;
  /** What is written is tried at the end of the wait. */
  readonly later: () => void;
  /** What is written changed, or is tried now: half a passphrase must not be tried. */
  readonly notYet: () => void;
  /** « Déverrouiller dans 8 secondes » */
  readonly words: (act: string) => string;
}

export function useTryAgain(): TryAgain {
  const wait = useWait();
  const [isAwaited, setAwaited] = useState(false);
  return {
    wait,
    isAwaited,
    later: () => setAwaited(true),
    notYet: () => setAwaited(false),
    words: (act) => (wait === null ? act : `${act} dans ${wait}`),
  };
}

/** The engine reckons the wait by itself: a little later it is over there too. */
const AFTER_MS = 50;

/** Does what was asked for during the wait. @param attempt tries what is written, as the form then stands */
export function useAwaitedTry({ wait, isAwaited, notYet }: TryAgain, attempt: () => void): void {
  const latest = useRef({ attempt, notYet });
  useEffect(() => {
    latest.current = { attempt, notYet };
  });
  const isDue = isAwaited && wait === null;
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => {
      latest.current.notYet();
      latest.current.attempt();
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [isDue]);
}
