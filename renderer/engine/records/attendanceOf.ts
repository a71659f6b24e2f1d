import type { AttendanceLine } from '../../../shared/contracts/views';
import { isMarked, modeAt, type Attendance } from '../../../shared/domain/attendance';
import type { Board } from '../../../shared/domain/board';
import type { Instant } from '../../../shared/domain/brand';
import { attendanceId, type CaseId } from '../../../shared/domain/ids';
import type { Meeting } from '../../../shared/domain/meeting';
import { personName, type Person } from '../../../shared/domain/person';
import { quorumOf, type Quorum } from '../../../shared/domain/quorum';
import { currentSchema } from '../../../shared/domain/stored';

/** A blank attendance: a member of the board is expected until someone says otherwise. */
export const expectedAttendance = (meeting: Meeting, person: Person): Attendance => ({
  _id: attendanceId(meeting._id, person.id),
  type: 'attendance',
  schema: currentSchema.attendance,
  clock: {},
  stamps: {},
  meeting: meeting._id,
  person,
  expected: true,
  spans: [],
});

/** Everyone who is marked for the meeting, and the members of the board who are not yet. */
export function allAttendances(
  board: Board,
  meeting: Meeting,
  recorded: readonly Attendance[],
): Attendance[] {
  const marked = recorded.filter(isMarked);
  const known = new Set(marked.map((a) => a.person.id));
  const members = meeting.state === 'closed' ? [] : board.members.filter((m) => !known.has(m.id));
  return [...marked, ...members.map((person) => expectedAttendance(meeting, person))];
}

export function attendanceLines(all: readonly Attendance[], at: Instant): AttendanceLine[] {
  return all
    .map((attendance) => ({ person: attendance.person, mode: modeAt(attendance, at), attendance }))
    .sort((a, b) => personName(a.person).localeCompare(personName(b.person), 'fr'));
}

/** The quorum of a case: as it was when it was decided, as it is now, or as it would be with those expected. */
export function quorumNow(
  board: Board,
  meeting: Meeting,
  all: readonly Attendance[],
  at: Instant,
  forCase?: CaseId,
): Quorum {
  return quorumOf({
    rule: board.quorum,
    attendances: all,
    at,
    ...(forCase ? { forCase } : {}),
    forecast: meeting.state === 'planned',
  });
}
