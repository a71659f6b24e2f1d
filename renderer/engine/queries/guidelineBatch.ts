import type { BatchCase } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import { inForce } from '../../../shared/domain/decision';
import { blankDecision, isBlankDecision } from '../../../shared/domain/decisionDraft';
import { retainedOf } from '../../../shared/domain/decisionInput';
import type { CaseDrafts } from '../../../shared/domain/drafts';
import { isBlankProposal } from '../../../shared/domain/proposalDraft';
import {
  isProposedAsRegistered,
  missingOfAccord,
  missingOfGuideline,
  proposedGuideline,
} from '../../../shared/domain/guidelineBatch';
import type { DatabaseName } from '../../../shared/domain/ids';
import { standing } from '../../../shared/domain/proposal';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { openInCase } from '../../../shared/merge/openWords';
import { readCase, type MeetingRecords } from '../records/read';
import type { Session } from '../session/session';
import { tally } from '../../../shared/domain/vote';

const seenOf = (rows: readonly { readonly id: string; readonly rev: string }[]): string =>
  rows
    .map(({ id, rev }) => `${id} ${rev}`)
    .sort()
    .join();

const isBegun = ({ decision, proposal }: CaseDrafts): boolean =>
  (decision !== null && !isBlankDecision(decision)) || (proposal !== null && !isBlankProposal(proposal));

/** The cases of a meeting that follow a guideline and that nobody has decided yet, in their order. */
export async function guidelineBatch(
  { store, drafts }: Session,
  database: DatabaseName,
  { meeting, cases, decisions }: MeetingRecords,
): Promise<BatchCase[]> {
  const batch: BatchCase[] = [];
  for (const [at, { _id, values }] of cases.entries()) {
    const isDecided = inForce(decisions.filter((decision) => decision.case === _id)) !== undefined;
    if (isDecided || !isProposedAsRegistered(values)) continue;
    const records = await readCase(store, database, _id);
    if (!records) continue;
    const proposals = standing(records.proposals.filter((proposal) => proposal.meeting === meeting._id)).map(
      (proposal) => ({ proposal, tally: tally(records.votes, proposal._id) }),
    );
    const retained = retainedOf(blankDecision, proposals);
    batch.push({
      database,
      case: _id,
      position: at + 1,
      name: patientName(values),
      summary: summaryLine(values, meeting.date),
      question: values['summary.question'] ?? '',
      proposals: proposals.map(({ proposal: { _id: one, text } }) => ({
        text,
        isRetained: retained.includes(one),
      })),
      guideline: proposedGuideline(values),
      seen: seenOf(await store.rows.of('case', database, _id)),
      missing: [
        ...missingOfGuideline(values),
        ...openInCase(records).map((words) => `un choix à trancher (${words})`),
        ...missingOfAccord(proposals, records.votes),
        ...(isBegun(await drafts.ofCase(database, _id)) ? ['la fin de ce qui est commencé'] : []),
      ],
    });
  }
  return batch;
}
