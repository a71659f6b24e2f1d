import type { CaseRef } from '../../../shared/contracts/views';
import type { RoomDraftKind } from '../../../shared/domain/drafts';
import { SaveStateLine } from '../../components/case/SaveStateLine';
import { keepNow, useDraftState } from './roomDrafts';

/** That what is half written would be found again; never to be taken for the decision itself. */
export function DraftStateLine({ caseRef, kind }: { caseRef: CaseRef; kind: RoomDraftKind }) {
  const state = useDraftState(caseRef.case, kind);
  return state.kind === 'idle' ? null : (
    <SaveStateLine state={state} words="Brouillon gardé" onRetry={() => keepNow(caseRef, kind)} />
  );
}
