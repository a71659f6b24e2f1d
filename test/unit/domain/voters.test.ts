import { describe, expect, it } from 'vitest';
import type { AttendanceMode, Span } from '../../../shared/domain/attendance';
import type { Person } from '../../../shared/domain/person';
import { votersOf } from '../../../shared/domain/voters';
import { attendance, person, stay, time } from './samples';

const doctor = (n: number): Person => person(n, 'G15_10/SM36');
const line = (who: Person, mode: AttendanceMode, spans: Span[] = []) => ({
  person: who,
  mode,
  attendance: attendance(who, { spans }),
});

describe('whose position is asked', () => {
  const stays = line(doctor(1), 'room', [stay('08:00')]);
  const left = line(doctor(2), 'absent', [stay('08:00', '09:12', 'video')]);
  const never = line(doctor(3), 'absent');
  const ids = (voters: ReturnType<typeof votersOf>) => voters.map((v) => [v.person.id, v.isThere]);

  it('is that of who is there, and of who left, with the hour; not of who never came', () => {
    expect(votersOf([stays, left, never], [])).toEqual([
      { person: doctor(1), isThere: true, leftAt: null },
      { person: doctor(2), isThere: false, leftAt: time('09:12') },
    ]);
  });

  it('is that of who came back, as of any other', () => {
    const back = line(doctor(2), 'room', [stay('08:00', '09:12'), stay('09:30')]);
    expect(votersOf([back], [])).toEqual([{ person: doctor(2), isThere: true, leftAt: null }]);
  });

  it('loses no vote that was given, marked or not', () => {
    expect(ids(votersOf([stays, never], [doctor(3), doctor(4)]))).toEqual([
      [doctor(1).id, true],
      [doctor(3).id, false],
      [doctor(4).id, false],
    ]);
  });

  it('is a doctor’s', () => {
    expect(votersOf([line(person(9), 'room', [stay('08:00')])], [])).toEqual([]);
  });
});
