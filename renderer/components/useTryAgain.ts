import { useEffect, useState } from 'react';
import { waitWords } from '../../shared/domain/tries';
import { useQuery } from '../node/client';

/** How long a passphrase or a recovery key is not to be tried, second by second in words; null: it may be tried now. */
export function useTryAgain(): string | null {
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
