import type { CaseView, ProposalView } from '../../../shared/contracts/views';
import type { Instant } from '../../../shared/domain/brand';
import { caseState, completeness, maskedName, patientName } from '../../../shared/domain/caseFile';
import { inForce } from '../../../shared/domain/decision';
import { identityWarnings } from '../../../shared/domain/identityWarnings';
import type { DatabaseName, PersonId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { standing, type Proposal } from '../../../shared/domain/proposal';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { apartWords, tally, type Vote } from '../../../shared/domain/vote';
import { openInCase } from '../../../shared/merge/openWords';
import { allAttendances, quorumNow } from '../records/attendanceOf';
import { instantOfMeeting, judgedOn } from './meetingView';
import type { Marks } from '../store/foreign';
import { originWords, votesOriginWords } from '../../../shared/exchange/originWords';
import type { CaseRecords, MeetingRecords } from '../records/read';

export function caseView(
  records: CaseRecords,
  around: MeetingRecords,
  database: DatabaseName,
  now: Instant,
  marks: Marks,
): CaseView {
  const { file } = records;
  const { board, meeting } = around;
  const decisions = records.decisions.filter((d) => d.meeting === meeting._id);
  const decision = inForce(decisions) ?? null;
  const at = decision?.at ?? instantOfMeeting(around, now);
  const on = judgedOn(meeting, at);
  const proposals = standing(records.proposals.filter((p) => p.meeting === meeting._id));
  const attendances = allAttendances(board, meeting, around.attendances);
  const nameOf = (id: PersonId) => {
    const person = attendances.find((a) => a.person.id === id)?.person;
    return person && personName(person);
  };
  return {
    database,
    case: file._id,
    meeting: meeting._id,
    meetingState: meeting.state,
    meetingDate: meeting.date,
    doc: file,
    name: patientName(file.values),
    masked: maskedName(file.values),
    summary: summaryLine(file.values, meeting.date),
    state: caseState(file, decisions, on),
    completeness: completeness(file.values, on),
    quorum: quorumNow(board, meeting, attendances, at, file._id),
    proposals: proposals.map((p) => proposalView(p, records.votes, marks, nameOf)),
    decision,
    decisions: records.decisions,
    foreign: Object.fromEntries(
      records.decisions.flatMap(({ _id }) => {
        const mark = marks.get(_id);
        return mark ? [[_id, originWords(mark)]] : [];
      }),
    ),
    warnings: identityWarnings(file.values, on),
    undecided: openInCase(records),
  };
}

function proposalView(
  proposal: Proposal,
  votes: readonly Vote[],
  marks: Marks,
  nameOf: (id: PersonId) => string | undefined,
): ProposalView {
  const mark = marks.get(proposal._id);
  const foreign = votes.filter((v) => v.proposal === proposal._id && marks.has(v._id)).length;
  const origin = [mark ? originWords(mark) : '', foreign > 0 ? votesOriginWords(foreign) : '']
    .filter(Boolean)
    .join(' · ');
  return {
    ...(origin === '' ? {} : { origin }),
    proposal,
    tally: tally(votes, proposal._id),
    votes: votes
      .filter((v) => v.proposal === proposal._id && v.position !== 'withdrawn')
      .map((vote) => {
        const { voter, position, comment } = vote;
        const elsewhere = apartWords(vote, nameOf);
        return { voter, position, comment, ...(elsewhere === '' ? {} : { elsewhere }) };
      })
      .sort((a, b) => personName(a.voter).localeCompare(personName(b.voter), 'fr')),
  };
}
