import type { Attendance, AttendanceMode } from '../../domain/attendance';
import type { Board } from '../../domain/board';
import type { Instant } from '../../domain/brand';
import type { CaseFile, CaseState, Completeness } from '../../domain/caseFile';
import type { Decision } from '../../domain/decision';
import type { CaseId, MeetingId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import type { MeetingAccount } from '../../domain/meetingAccount';
import type { Person } from '../../domain/person';
import type { Proposal } from '../../domain/proposal';
import type { Quorum } from '../../domain/quorum';
import type { Position, Tally } from '../../domain/vote';

/** What the papers are made of. The caller reads it; the views of the engine's queries fit. */
export interface ListedCase {
  readonly case: CaseId;
  readonly position: number;
  readonly name: string;
  readonly birthDate?: string | undefined;
  readonly summary: string;
  readonly question: string;
  readonly requester: string;
  readonly state: CaseState;
  /** Workstations wrote something of it apart, and nobody has chosen yet. */
  readonly isUndecided: boolean;
  readonly completeness: Completeness;
}

export interface Attender {
  readonly person: Person;
  readonly mode: AttendanceMode;
  readonly attendance: Attendance | null;
}

export interface PaperMeeting {
  readonly board: Board;
  readonly doc: Meeting;
  readonly cases: readonly ListedCase[];
  readonly attendance: readonly Attender[];
  readonly quorum: Quorum;
}

export interface ReportedProposal {
  readonly proposal: Proposal;
  readonly tally: Tally;
  readonly votes: readonly {
    readonly voter: Person;
    readonly position: Position;
    readonly reserve?: string | undefined;
    readonly comment?: string | undefined;
  }[];
}

export interface ReportedCase {
  readonly case: CaseId;
  readonly meeting: MeetingId;
  readonly meetingDate: string;
  readonly doc: CaseFile;
  readonly summary: string;
  readonly quorum: Quorum;
  readonly proposals: readonly ReportedProposal[];
  readonly decision: Decision | null;
  /** All versions, newest first, with those of earlier meetings. */
  readonly decisions: readonly Decision[];
  /** Of the decisions that nobody here answers for: that, in words, by their ids. */
  readonly foreign?: Readonly<Record<string, string>> | undefined;
}

interface Issue {
  readonly issuedAt: Instant;
  /** The room's, `Europe/Paris`. */
  readonly timeZone: string;
}

export interface MeetingPaperInput extends Issue {
  readonly meeting: PaperMeeting;
}

export interface MeetingListInput extends MeetingPaperInput {
  /** What the meeting did; null before its end. */
  readonly account: MeetingAccount | null;
}

export interface CaseReportInput extends Issue {
  readonly view: ReportedCase;
  readonly meeting: PaperMeeting;
  readonly board: Board;
}
