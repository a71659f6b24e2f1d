import type { AgendaLine, CaseLine, MeetingView, WithdrawnLine } from '../../../shared/contracts/views';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { caseState, completeness, maskedName, patientName } from '../../../shared/domain/caseFile';
import type { Instant } from '../../../shared/domain/brand';
import { inForce } from '../../../shared/domain/decision';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { identityWarnings } from '../../../shared/domain/identityWarnings';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { presenterOf } from '../../../shared/domain/timetable';
import { isSaidSince } from '../../../shared/domain/saidSince';
import { openDecision } from '../../../shared/merge/openDecision';
import { openFields } from '../../../shared/merge/openFields';
import { allAttendances, attendanceLines, quorumNow } from '../records/attendanceOf';
import { twinsOf } from './twins';
import type { MeetingRecords } from '../records/read';

/** A closed meeting is seen as it was when it closed. */
export const instantOfMeeting = (records: MeetingRecords, now: Instant): Instant => {
  const { closedAt, state } = records.meeting;
  if (state !== 'closed' || !closedAt) return now;
  return new Date(Date.parse(closedAt) - 1).toISOString() as Instant;
};

export function meetingView(records: MeetingRecords, database: DatabaseName, now: Instant): MeetingView {
  const { board, meeting } = records;
  const at = instantOfMeeting(records, now);
  const attendances = allAttendances(board, meeting, records.attendances);
  const twins = twinsOf(records);
  return {
    database,
    meeting: meeting._id,
    board,
    doc: meeting,
    cases: records.cases.map((file, i) => ({
      ...caseLine(records, file, i + 1, database, at),
      warnings: warningsOf(file, judgedOn(meeting, at), twins),
    })),
    withdrawn: records.withdrawn.map((file) => withdrawnLine(file, database)).sort(latestFirst),
    attendance: attendanceLines(attendances, at),
    quorum: quorumNow(board, meeting, attendances, at),
  };
}

function withdrawnLine({ _id, values, stamps }: CaseFile, database: DatabaseName): WithdrawnLine {
  const stamp = stamps['withdrawn'];
  return {
    database,
    case: _id,
    name: patientName(values),
    birthDate: values['identity.birthDate'],
    sex: values['identity.sex'],
    withdrawn: stamp ? { by: stamp.by, at: stamp.at, device: stamp.device } : null,
  };
}

const latestFirst = (a: WithdrawnLine, b: WithdrawnLine): number =>
  (b.withdrawn?.at ?? '').localeCompare(a.withdrawn?.at ?? '');

/** The day on which a birth is judged: nobody was presented before being born, nor is born tomorrow. */
export const judgedOn = (meeting: Meeting, now: Instant): string =>
  meeting.date < now.slice(0, 10) ? meeting.date : now.slice(0, 10);

/** What is said of the identity of a case, and that its patient has another one there. */
export const warningsOf = (
  { _id, values }: CaseFile,
  on: string,
  twins: ReadonlyMap<CaseFile['_id'], string>,
): string[] => [twins.get(_id) ?? '', ...identityWarnings(values, on)].filter(Boolean);

function caseLine(
  records: MeetingRecords,
  file: CaseFile,
  position: number,
  database: DatabaseName,
  at: Instant,
): Omit<CaseLine, 'warnings'> {
  const { board, meeting } = records;
  const decisions = records.decisions.filter((d) => d.case === file._id);
  const decided = inForce(decisions);
  const attendances = allAttendances(board, meeting, records.attendances);
  const on = judgedOn(meeting, at);
  return {
    database,
    case: file._id,
    position,
    name: patientName(file.values),
    masked: maskedName(file.values),
    birthDate: file.values['identity.birthDate'],
    summary: summaryLine(file.values, meeting.date),
    question: file.values['summary.question'] ?? '',
    requester: file.values['request.requester'] ?? '',
    presenter: presenterOf(file.values) ?? '',
    minutes: file.values['request.plannedMinutes'],
    joinsAt: file.values['request.joinsAt'],
    state: caseState(file, decisions, on),
    isUndecided: openFields(file).length > 0 || openDecision(decisions) !== null,
    isSaidSince: isSaidSince(decided?.meeting === file.meeting ? decided : null, file),
    completeness: completeness(file.values, on),
    quorum: quorumNow(board, meeting, attendances, decided?.at ?? at, file._id),
  };
}

export function agendaLine(records: MeetingRecords, database: DatabaseName, now: Instant): AgendaLine {
  const view = meetingView(records, database, now);
  const concluded = view.cases.filter((line) => line.state !== 'toComplete' && line.state !== 'ready');
  return {
    database,
    meeting: records.meeting._id,
    boardName: records.board.name,
    date: records.meeting.date,
    time: records.meeting.time,
    place: records.meeting.place,
    state: records.meeting.state,
    cases: view.cases.length,
    incomplete: view.cases.filter((line) => line.state === 'toComplete').length,
    concluded: concluded.length,
    undecided: view.cases.filter((line) => line.isUndecided).length,
    quorum: view.quorum,
  };
}
