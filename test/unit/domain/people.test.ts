import { describe, expect, it } from 'vitest';
import { attendanceNames, modeAt, overallMode } from '../../../shared/domain/attendance';
import type { CivilDay } from '../../../shared/domain/brand';
import { furthest, meetingStateNames, meetingStates } from '../../../shared/domain/meeting';
import { isDoctor, personName, personSpecialty, roleNames, roleSchema } from '../../../shared/domain/person';
import { may, type Right } from '../../../shared/domain/roles';
import { attendance, CASE, OTHER_CASE, person, stay, time } from './samples';

describe('a person', () => {
  it('is named as in the room', () => {
    expect(personName({ title: 'Dr', given: 'Anne', family: 'Le Goff' })).toBe('Dr Anne LE GOFF');
    expect(personName({ title: '', given: '', family: 'Élan' })).toBe('ÉLAN');
  });

  it.each([
    ['G15_10/SM36', true, 'Oncologie, opt médicale'],
    ['G15_10/SM26', true, 'Médecine Générale'],
    ['G15_60', false, 'Infirmier'],
    ['G15_99/nowhere', false, 'G15_99/nowhere'],
    [undefined, false, ''],
  ])('%s', (specialty, doctor, words) => {
    const who = person(1, specialty);
    expect(isDoctor(who)).toBe(doctor);
    expect(personSpecialty(who)).toBe(words);
  });
});

describe('attendance', () => {
  const written = { day: '2026-11-23' as CivilDay };
  const coming = attendance(person(1), {
    spans: [stay('13:00', '13:20'), stay('14:00', undefined, 'video')],
    written: { ...written, cases: [CASE] },
  });

  it.each([
    ['12:00', CASE, 'written'],
    ['12:00', OTHER_CASE, 'absent'],
    ['12:00', undefined, 'written'],
    ['13:00', OTHER_CASE, 'room'],
    ['13:20', OTHER_CASE, 'absent'],
    ['13:20', CASE, 'written'],
    ['18:00', OTHER_CASE, 'video'],
  ] as const)('at %s for %s: %s', (clock, forCase, mode) =>
    expect(modeAt(coming, time(clock), forCase)).toBe(mode),
  );

  it('as a whole is the last way of taking part', () => {
    expect(overallMode(coming)).toBe('video');
    expect(overallMode(attendance(person(1), { written }))).toBe('written');
    expect(overallMode(attendance(person(1)))).toBe('absent');
    expect(Object.keys(attendanceNames)).toHaveLength(4);
  });
});

describe('a meeting', () => {
  it('goes forward only', () => {
    for (const a of meetingStates)
      for (const b of meetingStates) {
        expect(furthest(a, b)).toBe(furthest(b, a));
        expect(meetingStates.indexOf(furthest(a, b))).toBe(
          Math.max(meetingStates.indexOf(a), meetingStates.indexOf(b)),
        );
      }
    expect(Object.keys(meetingStateNames)).toEqual([...meetingStates]);
  });
});

describe('roles', () => {
  const all: Right[] = [
    'organise',
    'prepare',
    'attend',
    'conduct',
    'propose',
    'decide',
    'report',
    'configure',
  ];
  it('let a participating doctor prepare and propose, but neither organise, conduct nor decide', () => {
    expect(all.filter((right) => may('doctor', right))).toEqual([
      'prepare',
      'propose',
      'report',
      'configure',
    ]);
    for (const role of ['chair', 'coordinator', 'secretary'] as const)
      expect(all.filter((right) => may(role, right))).toEqual(all);
    expect(Object.keys(roleNames).sort()).toEqual([...roleSchema.options].sort());
  });
});
