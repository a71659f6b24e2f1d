import type { MeetingRef } from '../../../shared/contracts/views';
import { SaveStateLine } from '../../components/case/SaveStateLine';
import { keepImportNow, useImportState } from '../../components/intake/importDrafts';

interface StateProps {
  readonly meeting: MeetingRef;
  readonly kind: 'review' | 'leftOut';
}

/** That what was corrected and ticked would be found again. */
export function ImportStateLine({ meeting, kind }: StateProps) {
  const state = useImportState(meeting, kind);
  return state.kind === 'idle' ? null : (
    <SaveStateLine
      state={state}
      words="Lignes gardées sur ce poste"
      onRetry={() => void keepImportNow(meeting, kind)}
    />
  );
}
