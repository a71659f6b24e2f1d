import type { CaseId } from '../domain/ids';
import type { Meeting } from '../domain/meeting';
import type { MeetingAccount } from '../domain/meetingAccount';
import type { MeetingRef } from './views';

/** A meeting that is yet to come. */
export type ComingMeeting = MeetingRef & Pick<Meeting, 'date' | 'time'>;

/** What a meeting did, and what became of the cases that it postponed. */
export interface MeetingAccountView extends MeetingAccount {
  /** Postponed, and presented again since: the civil day of that meeting. */
  readonly movedTo: Readonly<Partial<Record<CaseId, string>>>;
  /** Postponed, and on the list of no other meeting yet: in the order of the meeting. */
  readonly toMove: readonly CaseId[];
  /** The next planned meeting of the board, in whatever year; null: none is planned. */
  readonly next: ComingMeeting | null;
}
