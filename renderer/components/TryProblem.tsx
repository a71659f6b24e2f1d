import { useEffect, useRef } from 'react';
import type { Problem } from '../../shared/domain/result';
import { Notice } from './Notice';
import { ProblemNotice } from './ProblemNotice';

/** Why a passphrase or a key was not taken and, after several, how long to wait, counted down. */
export function TryProblem({ problem, wait }: { problem: Problem | null; wait: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  const isWaiting = wait !== null;
  useEffect(() => {
    // In a long form it would appear below what is seen.
    if (problem !== null || isWaiting) place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem, isWaiting]);
  if (isWaiting)
    return (
      <div ref={place}>
        <Notice meaning="todo" title={problem?.message ?? 'Plusieurs essais erronés de suite.'}>
          {problem?.next === undefined ? null : <p>{problem.next}</p>}
          {/* Seen going down, and not read aloud every second. */}
          <p role="timer" aria-live="off">
            Vos données sont intactes. Réessayez dans {wait}.
          </p>
        </Notice>
      </div>
    );
  return problem === null ? null : (
    <div ref={place}>
      <ProblemNotice problem={problem} />
    </div>
  );
}
