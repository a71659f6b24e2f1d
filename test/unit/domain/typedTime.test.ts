import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime } from '../../../shared/domain/french';
import { typedTime } from '../../../shared/domain/typedTime';

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
    ['14:30:00', '14:30'],
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
