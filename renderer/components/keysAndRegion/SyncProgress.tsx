import type { SyncView } from '../../../shared/contracts/views';
import { useQuery } from '../../engine/client';
import { Answered } from '../layout/Answered';
import { Notice } from '../layout/Notice';
import { Progress } from '../layout/Progress';

/** How far the exchange with the region has come, with its sentence. */
export function SyncProgress() {
  const sync = useQuery('sync', {});
  return <Answered of={sync}>{(view) => <Progressed {...view} />}</Answered>;
}

function Progressed({ state, sentence, done, total, refusal }: SyncView) {
  if (state === 'syncing' && total > 0) return <Progress label={sentence} value={done} max={total} />;
  if (state === 'syncing') return <Progress label={sentence} />;
  if (state === 'refused')
    return (
      <Notice meaning="wrong" title={sentence}>
        {refusal}
      </Notice>
    );
  return <Notice meaning={state === 'upToDate' ? 'done' : 'info'} title={sentence} />;
}
