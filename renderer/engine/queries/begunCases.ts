import type { BegunCase, CaseView } from '../../../shared/contracts/views';
import { isBlankDecision, isTaken } from '../../../shared/domain/decisionDraft';
import type { CaseDrafts } from '../../../shared/domain/drafts';
import type { DatabaseName } from '../../../shared/domain/ids';
import { isBlankProposal, isMade } from '../../../shared/domain/proposalDraft';
import { readCase, type MeetingRecords } from '../records/read';
import type { Session } from '../session/session';
import { caseView } from './caseView';

/** Cases of a meeting whose decision or proposal is half written on this workstation, in their order. */
export async function begunCases(
  session: Session,
  database: DatabaseName,
  around: MeetingRecords,
): Promise<BegunCase[]> {
  const begun: BegunCase[] = [];
  for (const { _id } of around.cases) {
    const drafts = await session.drafts.ofCase(database, _id);
    if (!drafts.decision && !drafts.proposal) continue;
    const records = await readCase(session.store, database, _id);
    if (!records) continue;
    const view = await caseView(session, records, around, database, await session.foreign.of(database));
    const one = begunOf(view, drafts);
    if (one.decision || one.proposal) begun.push(one);
  }
  return begun;
}

/** Kept and then done, with a crash in between, it is no draft any more. */
const begunOf = (view: CaseView, { decision, proposal }: CaseDrafts): BegunCase => ({
  case: view.case,
  name: view.name,
  isDecided: view.decision !== null,
  decision: decision !== null && !isBlankDecision(decision) && !isTaken(decision, view),
  proposal: proposal !== null && !isBlankProposal(proposal) && !isMade(proposal, view.proposals),
});
