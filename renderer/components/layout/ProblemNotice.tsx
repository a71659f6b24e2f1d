import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/domain/result';
import { go } from '../../navigation/navigation';
import { Button } from '../controls/Button';
import { Notice } from './Notice';

const wayOut = ({ code }: Problem): ReactNode =>
  code === 'conflict' ? (
    <Button variant="plain" size="small" onPress={() => go({ screen: 'inbox' })}>
      Aller à «&nbsp;À trancher&nbsp;»
    </Button>
  ) : null;

/** What happened, what is safe, what to do. */
export function ProblemNotice({ problem, action }: { problem: Problem; action?: ReactNode }) {
  return (
    <Notice meaning="wrong" title={problem.message} action={action}>
      {problem.safe === undefined ? null : <p>{problem.safe}</p>}
      {problem.next === undefined ? null : <p>{problem.next}</p>}
      {wayOut(problem)}
    </Notice>
  );
}
