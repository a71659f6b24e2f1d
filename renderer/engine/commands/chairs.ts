import type { PersonId } from '../../../shared/domain/ids';
import { isDoctor, type Person } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { allAttendances } from '../records/attendanceOf';
import type { MeetingRecords } from '../records/read';

/** The doctor of this meeting, or of its board, who is to chair it. @param self who is signed in */
export function chairOf(records: MeetingRecords, self: Person, chair: PersonId): Result<Person> {
  const candidates = [
    ...allAttendances(records.board, records.meeting, records.attendances).map((a) => a.person),
    ...records.board.members,
    self,
  ];
  const person = candidates.find((p) => p.id === chair);
  if (!person)
    return fail('missing', 'L’animateur choisi n’est pas parmi les participants de la séance.', {
      next: 'Ajoutez-le d’abord aux participants.',
    });
  if (!isDoctor(person))
    return fail('forbidden', 'L’animateur de la séance est un médecin.', {
      next: 'Choisissez un médecin, ou complétez sa spécialité dans l’annuaire.',
    });
  return ok(person);
}
