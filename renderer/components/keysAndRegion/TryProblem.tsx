import { useEffect, useRef } from 'react';
import type { Problem } from '../../../shared/domain/result';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';

interface TryProblemProps {
  readonly problem: Problem | null;
  readonly wait: string | null;
  /** What is written is tried at the end of the wait. */
  readonly isAwaited?: boolean;
}

/** Why a passphrase or a key was not taken and, after several, how long to wait, counted down. */
export function TryProblem({ problem, wait, isAwaited = false }: TryProblemProps) {
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
            {isAwaited
              ? `Ce que vous avez écrit est gardé, et sera essayé dans ${wait}.`
              : `Vos données sont intactes. Réessayez dans ${wait}.`}
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
