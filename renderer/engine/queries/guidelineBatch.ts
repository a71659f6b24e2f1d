import type { BatchCase } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import { inForce } from '../../../shared/domain/decision';
import {
  isProposedAsRegistered,
  missingOfGuideline,
  proposedGuideline,
} from '../../../shared/domain/guidelineBatch';
import type { DatabaseName } from '../../../shared/domain/ids';
import { standing } from '../../../shared/domain/proposal';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { openInCase } from '../../../shared/merge/openWords';
import { readCase, type MeetingRecords } from '../records/read';
import type { Session } from '../session/session';

/** The cases of a meeting that follow a guideline and that nobody has decided yet, in their order. */
export async function guidelineBatch(
  { store }: Session,
  database: DatabaseName,
  { meeting, cases, decisions }: MeetingRecords,
): Promise<BatchCase[]> {
  const batch: BatchCase[] = [];
  for (const [at, { _id, values }] of cases.entries()) {
    const isDecided = inForce(decisions.filter((decision) => decision.case === _id)) !== undefined;
    if (isDecided || !isProposedAsRegistered(values)) continue;
    const records = await readCase(store, database, _id);
    if (!records) continue;
    const proposals = standing(records.proposals.filter((proposal) => proposal.meeting === meeting._id));
    batch.push({
      database,
      case: _id,
      position: at + 1,
      name: patientName(values),
      summary: summaryLine(values, meeting.date),
      question: values['summary.question'] ?? '',
      proposals: proposals.map(({ text }) => text),
      guideline: proposedGuideline(values),
      missing: [
        ...missingOfGuideline(values),
        ...openInCase(records).map((words) => `un choix à trancher (${words})`),
      ],
    });
  }
  return batch;
}
