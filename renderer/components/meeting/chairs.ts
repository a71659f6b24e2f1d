import type { MeetingView } from '../../../shared/contracts/views';
import { isDoctor, type Person } from '../../../shared/domain/person';
import { memberWords } from '../../../shared/domain/whoWords';

/** The doctors who may chair: those of the meeting, the board's coordinator, and whoever is signed in. */
export function mayChair(meeting: MeetingView, self: Person | undefined): readonly Person[] {
  const all = [
    ...meeting.attendance.map((line) => line.person),
    ...(meeting.board.coordinator ? [meeting.board.coordinator] : []),
    ...(self ? [self] : []),
  ].filter(isDoctor);
  return [...new Map(all.map((person) => [person.id, person])).values()];
}

export const doctorOption = (person: Person) => ({
  id: person.id,
  label: memberWords(person),
});
