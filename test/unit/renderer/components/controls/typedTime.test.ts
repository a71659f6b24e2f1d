import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedDay, typedTime } from '../../../../../renderer/components/controls/typedTime';
import { clockTime, shortDate } from '../../../../../shared/domain/french';

describe('typedDay', () => {
  it.each([
    ['24/11/2026', '2026-11-24'],
    [' 4/1/2026 ', '2026-01-04'],
    ['24-11-26', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['24 11 2026', '2026-11-24'],
    ['24112026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24T13:30:00Z', '2026-11-24'],
    ['29/02/2028', '2028-02-29'],
  ])('understands %s', (text, day) => expect(typedDay(text)).toBe(day));

  it.each(['', '24/11', '31/02/2026', '29/02/2027', '24/13/2026', 'demain', '2026-11-31', '24/11/026'])(
    'refuses %s',
    (text) => expect(typedDay(text)).toBeNull(),
  );

  it('reads back every day it shows', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(typedDay(shortDate(day))).toBe(day);
        },
      ),
    );
  });
});

describe('typedTime', () => {
  it.each([
    ['14:30', '14:30'],
    ['14h30', '14:30'],
    ['14 h 30', '14:30'],
    ['14\u00a0h\u00a030', '14:30'],
    ['9h', '09:00'],
    ['9', '09:00'],
    ['1430', '14:30'],
    ['14H05', '14:05'],
    ['14.30', '14:30'],
  ])('understands %s', (text, time) => expect(typedTime(text)).toBe(time));

  it.each(['', '25h', '14h60', 'midi', '14:3', '14h305'])('refuses %s', (text) =>
    expect(typedTime(text)).toBeNull(),
  );

  it('reads back every time it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hours, minutes) => {
        const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        expect(typedTime(clockTime(time))).toBe(time);
      }),
    );
  });
});
