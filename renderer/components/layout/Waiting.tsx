import { useEffect, useState } from 'react';
import { useKeysAwait } from '../keyboard/usePendingKeystrokes';
import { PageHeader } from './PageHeader';
import { Progress } from './Progress';

/** What is read within this is shown without a word of waiting. */
const QUICK_MS = 300;

interface WaitingProps {
  readonly words: string;
  /** The screen's title, where it is known before its content. */
  readonly title?: string;
}

/**
 * Words while something is read; nothing at all for the first instant, so that what is quick does not flash. Keys that
 * nothing answers meanwhile are for what is read.
 */
export function Waiting({ words, title }: WaitingProps) {
  const [shown, setShown] = useState(false);
  useKeysAwait(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUICK_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="page">
      {title === undefined ? null : <PageHeader title={title} />}
      {shown ? <Progress label={words} /> : null}
    </div>
  );
}
