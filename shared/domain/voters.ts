import { type Attendance, type AttendanceMode } from './attendance';
import type { Instant } from './brand';
import { isDoctor, type Person } from './person';

/** One who may vote, or might have: who is there, who left, whose vote stands though nobody marked them. */
export interface Voter {
  readonly person: Person;
  readonly isThere: boolean;
  /** When their last stay ended, of who left. */
  readonly leftAt: Instant | null;
}

interface AttendanceOf {
  readonly person: Person;
  readonly mode: AttendanceMode;
  readonly attendance: Attendance | null;
}

const endOf = (attendance: Attendance | null): Instant | null => attendance?.spans.at(-1)?.to ?? null;

/**
 * The doctors whose position on a proposal is asked, in the order of `lines`. Who left keeps a row: a vote that was given
 * counts, and one that was not is missed. Then those who voted and whom the attendance does not name any more.
 */
export function votersOf(lines: readonly AttendanceOf[], voted: readonly Person[]): Voter[] {
  const hasVoted = (person: Person) => voted.some(({ id }) => id === person.id);
  const listed = lines
    .filter(({ person }) => isDoctor(person))
    .map(({ person, mode, attendance }) => ({
      person,
      isThere: mode !== 'absent',
      leftAt: mode === 'absent' ? endOf(attendance) : null,
    }))
    .filter(({ person, isThere, leftAt }) => isThere || leftAt !== null || hasVoted(person));
  const unlisted = voted.filter(({ id }) => !listed.some(({ person }) => person.id === id));
  return [...listed, ...unlisted.map((person) => ({ person, isThere: false, leftAt: null }))];
}
