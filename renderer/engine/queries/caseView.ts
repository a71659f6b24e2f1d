import type { CaseView, ProposalView } from '../../../shared/contracts/views';
import { caseState, completeness, maskedName, patientName } from '../../../shared/domain/caseFile';
import { inForce } from '../../../shared/domain/decision';
import type { DatabaseName, PersonId } from '../../../shared/domain/ids';
import { personName, type Person } from '../../../shared/domain/person';
import { standing, type Proposal } from '../../../shared/domain/proposal';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { apartWords, tally, type Vote } from '../../../shared/domain/vote';
import { openInCase } from '../../../shared/merge/openWords';
import { shownOf } from '../../../shared/merge/voteSeeing';
import { allAttendances, quorumNow } from '../records/attendanceOf';
import { broughtBy } from './brought';
import { instantOfMeeting, judgedOn, warningsOf } from './meetingView';
import { twinsOf } from './twins';
import type { Marks } from '../store/foreign';
import { originWords, votesOriginWords } from '../../../shared/exchange/originWords';
import { KnownPeople, peopleAround } from '../records/people';
import type { CaseRecords, MeetingRecords } from '../records/read';
import type { Session } from '../session/session';

export async function caseView(
  session: Session,
  records: CaseRecords,
  around: MeetingRecords,
  database: DatabaseName,
  marks: Marks,
): Promise<CaseView> {
  const { file } = records;
  const { board, meeting } = around;
  const decisions = records.decisions.filter((d) => d.meeting === meeting._id);
  const decision = inForce(decisions) ?? null;
  const at = decision?.at ?? instantOfMeeting(around, session.now());
  const on = judgedOn(meeting, at);
  const proposals = standing(records.proposals.filter((p) => p.meeting === meeting._id));
  const attendances = allAttendances(board, meeting, around.attendances);
  const names = await namesOfPens(session, records.votes, peopleAround(around));
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
    proposals: proposals.map((p) => proposalView(p, records.votes, marks, names)),
    decision,
    decisions: records.decisions,
    ...(await broughtBy(session, marks.get(file._id), peopleAround(around))),
    foreign: Object.fromEntries(
      records.decisions.flatMap(({ _id }) => {
        const mark = marks.get(_id);
        return mark ? [[_id, originWords(mark)]] : [];
      }),
    ),
    warnings: warningsOf(file, on, twinsOf(around)),
    undecided: openInCase(records),
  };
}

/** Who noted what votes say apart. */
async function namesOfPens(
  session: Session,
  votes: readonly Vote[],
  near: readonly Person[],
): Promise<ReadonlyMap<PersonId, string>> {
  const known = new KnownPeople(session);
  const names = new Map<PersonId, string>();
  for (const { recordedBy } of votes.flatMap(({ apart = [] }) => apart)) {
    const person = await known.get(recordedBy, near);
    if (person) names.set(recordedBy, personName(person));
  }
  return names;
}

function proposalView(
  proposal: Proposal,
  votes: readonly Vote[],
  marks: Marks,
  names: ReadonlyMap<PersonId, string>,
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
        const { voter, position, reserve, comment } = vote;
        const elsewhere = apartWords(vote, (id) => names.get(id));
        const byPhone = vote.means === undefined ? {} : { byPhone: true };
        const told = elsewhere === '' ? {} : { elsewhere };
        return { voter, position, reserve, comment, ...byPhone, shown: shownOf(vote), ...told };
      })
      .sort((a, b) => personName(a.voter).localeCompare(personName(b.voter), 'fr')),
  };
}
