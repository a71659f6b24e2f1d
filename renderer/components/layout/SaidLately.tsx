import { useEffect, useRef, useState, type ReactNode } from 'react';
import { catchFocus } from '../focus/catchFocus';
import { Notice } from './Notice';
import { useActs } from '../session/useCommand';

/** What was done stays said until the next act. */
export function useSaidLately(): [string | null, (words: string) => void] {
  const sent = useActs((acts) => acts.sent);
  const [said, setSaid] = useState<{ words: string; sent: number } | null>(null);
  const say = (words: string) => setSaid({ words, sent: useActs.getState().sent });
  return [said?.sent === sent ? said.words : null, say];
}

/** The button that was pressed may be gone with its row: the focus then waits here, where the outcome is said. */
export function SaidLately({ words, action }: { words: string | null; action?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    return words === null ? undefined : catchFocus(() => place.current);
  }, [words]);
  return (
    <div ref={place} className="said" tabIndex={-1}>
      {words === null ? null : <Notice meaning="done" title={words} action={action} />}
    </div>
  );
}
