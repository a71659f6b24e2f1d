import type { ReactNode } from 'react';
import type { Problem } from '../../shared/domain/result';
import { Notice } from './Notice';

/** What happened, what is safe, what to do. */
export function ProblemNotice({ problem, action }: { problem: Problem; action?: ReactNode }) {
  return (
    <Notice meaning="wrong" title={problem.message} action={action}>
      {problem.safe === undefined ? null : <p>{problem.safe}</p>}
      {problem.next === undefined ? null : <p>{problem.next}</p>}
    </Notice>
  );
}
