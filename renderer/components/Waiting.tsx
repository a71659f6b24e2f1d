import { useEffect, useState } from 'react';
import { Progress } from './Progress';

/** Words while something is read; nothing at all for the first instant, so that what is quick does not flash. */
export function Waiting({ words, after = 300 }: { words: string; after?: number }) {
  const [shown, setShown] = useState(after === 0);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return <div className="page">{shown ? <Progress label={words} /> : null}</div>;
}
