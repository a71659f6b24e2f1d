import { create } from 'zustand';
import type { CaseId } from '../../../shared/domain/ids';
import { node } from '../../node/client';
import type { DecisionDraft } from './decisionDraft';
import type { ProposalDraft } from './proposalDraft';

interface RoomDrafts {
  readonly decisions: Readonly<Partial<Record<CaseId, DecisionDraft>>>;
  readonly proposals: Readonly<Partial<Record<CaseId, ProposalDraft>>>;
}

/**
 * What is being written and not yet validated, by case: going to the next case and back, or to the file and back, loses
 * nothing. It names a patient's treatment, so it goes with the lock.
 */
export const useRoomDrafts = create<RoomDrafts>(() => ({ decisions: {}, proposals: {} }));

let isWatching = false;
function watchLock(): void {
  if (isWatching) return;
  isWatching = true;
  node().watch('session', {}, (session) => {
    if (!session.ok || session.value.state !== 'open')
      useRoomDrafts.setState({ decisions: {}, proposals: {} });
  });
}

export function keepDecision(id: CaseId, draft: DecisionDraft | undefined): void {
  watchLock();
  useRoomDrafts.setState(({ decisions }) => ({ decisions: { ...decisions, [id]: draft } }));
}

export function keepProposal(id: CaseId, draft: ProposalDraft | undefined): void {
  watchLock();
  useRoomDrafts.setState(({ proposals }) => ({ proposals: { ...proposals, [id]: draft } }));
}
