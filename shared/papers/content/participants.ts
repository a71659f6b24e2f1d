import { attendanceNames, type Attendance, type AttendanceMode } from '../../domain/attendance';
import type { Board } from '../../domain/board';
import type { CivilDay } from '../../domain/brand';
import type { Decision } from '../../domain/decision';
import { attendanceId } from '../../domain/ids';
import { isDoctor, personName, personSpecialty, type Person } from '../../domain/person';
import { quorumOf, type Quorum } from '../../domain/quorum';
import type { DecisionContext } from './decisionWords';
import type { PaperMeeting } from './inputs';
import { quorumContent, type QuorumContent } from './quorum';

export interface ParticipantLine {
  readonly name: string;
  readonly isOutsideQuorum: boolean;
  readonly specialty: string;
  readonly organisation: string;
  readonly participation: string;
}

export interface Participants {
  readonly people: readonly ParticipantLine[];
  readonly quorum: QuorumContent;
}

interface Participant {
  readonly person: Person;
  readonly mode: Exclude<AttendanceMode, 'absent'>;
}

const modeOrder: readonly AttendanceMode[] = ['room', 'video', 'written'];

/** Who took part: as frozen by the decision, else as things stand. */
function participantsOf(decision: Decision | null, meeting: PaperMeeting): Participant[] {
  const all = decision
    ? decision.participants
    : meeting.attendance.flatMap(({ person, mode }) => (mode === 'absent' ? [] : [{ person, mode }]));
  return [...all].sort((a, b) => modeOrder.indexOf(a.mode) - modeOrder.indexOf(b.mode));
}

/**
 * The quorum group by group at the moment of the decision. The decision froze the result, not the groups, so they are
 * reckoned anew from its participants; null when the board's rule has changed since and would tell another story.
 */
function frozenQuorum(decision: Decision, board: Board): Quorum | null {
  const attendances = decision.participants.map(({ person, mode }): Attendance => ({
    _id: attendanceId(decision.meeting, person.id),
    type: 'attendance',
    schema: 1,
    clock: {},
    stamps: {},
    meeting: decision.meeting,
    person,
    expected: true,
    spans: mode === 'written' ? [] : [{ mode, from: decision.at }],
    ...(mode === 'written' ? { written: { day: decision.at.slice(0, 10) as CivilDay } } : {}),
  }));
  const reckoned = quorumOf({
    rule: board.quorum,
    attendances,
    at: decision.at,
    forCase: decision.case,
  });
  const same =
    reckoned.status === decision.quorum.status && reckoned.missing.join() === decision.quorum.missing.join();
  return same ? reckoned : null;
}

export function participants({ view, meeting, board }: DecisionContext): Participants {
  const { decision } = view;
  return {
    people: participantsOf(decision, meeting).map(({ person, mode }) => ({
      name: personName(person),
      isOutsideQuorum: !isDoctor(person),
      specialty: personSpecialty(person),
      organisation: person.organisation ?? '',
      participation: attendanceNames[mode],
    })),
    quorum: quorumContent({
      result: decision ? decision.quorum : view.quorum,
      groups: decision ? frozenQuorum(decision, board) : view.quorum,
      isForecast: !decision && meeting.doc.state === 'planned',
    }),
  };
}
