import type { MeetingView } from '../../../shared/contracts/views';
import type { Attendance, AttendanceMode } from '../../../shared/domain/attendance';
import type { Instant } from '../../../shared/domain/brand';
import { shortDate } from '../../../shared/domain/french';
import { timeWords } from '../../i18n/momentWords';

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

/** « arrivé à 9 h 02 », « parti à 9 h 40 »; empty of who was never there. */
export function stayWords(attendance: Attendance | null): string {
  const last = attendance?.spans.at(-1);
  if (!last) return '';
  const { from, to }: { from: Instant; to?: Instant | undefined } = last;
  return to === undefined ? `arrivé à ${timeWords(from)}` : `parti à ${timeWords(to)}`;
}

/** « en salle de 14 h à 15 h 20, puis en visio de 15 h 30 à la fin », « avis écrit ». @param isOver stays without an end last until then */
export function partWords({ spans, written }: Attendance, isOver: boolean): string {
  const stays = spans.map(({ mode, from, to }) => {
    const where = mode === 'room' ? 'en salle' : 'en visio';
    if (to === undefined && !isOver) return `${where} depuis ${timeWords(from)}`;
    return `${where} de ${timeWords(from)} à ${to === undefined ? 'la fin' : timeWords(to)}`;
  });
  return [stays.join(', puis '), written ? `avis écrit du ${shortDate(written.day)}` : '']
    .filter(Boolean)
    .join(' · ');
}
