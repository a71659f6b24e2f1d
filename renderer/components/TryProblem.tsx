import type { Problem } from '../../shared/domain/result';
import { Notice } from './Notice';
import { ProblemNotice } from './ProblemNotice';

/** Why a passphrase or a key was not taken and, after several, how long to wait, counted down. */
export function TryProblem({ problem, wait }: { problem: Problem | null; wait: string | null }) {
  if (wait === null) return problem ? <ProblemNotice problem={problem} /> : null;
  return (
    <Notice meaning="todo" title={problem?.message ?? 'Plusieurs essais erronés de suite.'}>
      {/* Seen going down, and read aloud once. */}
      <p role="timer" aria-live="off">
        Réessayez dans {wait}. Vos données sont intactes.
      </p>
    </Notice>
  );
}
