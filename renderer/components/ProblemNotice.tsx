import type { ReactNode } from 'react';
import type { Problem } from '../../shared/domain/result';
import { go } from '../app/navigation';
import { Button } from './Button';
import { Notice } from './Notice';

const wayOut = ({ code }: Problem): ReactNode =>
  code === 'conflict' ? (
    <Button variant="plain" size="small" onPress={() => go({ screen: 'inbox' })}>
      Aller à «&nbsp;À trancher&nbsp;»
    </Button>
  ) : undefined;

/** What happened, what is safe, what to do. */
export function ProblemNotice({ problem, action }: { problem: Problem; action?: ReactNode }) {
  return (
    <Notice meaning="wrong" title={problem.message} action={action ?? wayOut(problem)}>
      {problem.safe === undefined ? null : <p>{problem.safe}</p>}
      {problem.next === undefined ? null : <p>{problem.next}</p>}
    </Notice>
  );
}
