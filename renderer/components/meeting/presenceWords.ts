import type { MeetingView } from '../../../shared/contracts/views';
import type { AttendanceMode } from '../../../shared/domain/attendance';

/** « 7 en salle, 1 en visio, 1 avis écrit »: a written opinion is not somebody in the room. */
export function presenceWords(lines: MeetingView['attendance']): string {
  const count = (mode: AttendanceMode) => lines.filter((line) => line.mode === mode).length;
  const [room, video, written] = [count('room'), count('video'), count('written')];
  const words = [
    room > 0 ? `${room} en salle` : '',
    video > 0 ? `${video} en visio` : '',
    written > 0 ? `${written} avis écrit${written > 1 ? 's' : ''}` : '',
  ];
  return words.filter(Boolean).join(', ') || 'personne';
}
