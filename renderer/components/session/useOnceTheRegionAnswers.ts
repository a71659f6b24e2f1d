import { useEffect, useRef } from 'react';
import { useQuery } from '../../engine/client';

/** Done each time the region is reached again after it was not: what waited for it need not be asked for twice. */
export function useOnceTheRegionAnswers(act: () => void): void {
  const sync = useQuery('sync', {});
  const isAway = sync.status === 'ready' && sync.value.state === 'offline';
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const was = useRef(isAway);
  useEffect(() => {
    if (!isAway && was.current) latest.current();
    was.current = isAway;
  }, [isAway]);
}
