import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedBirth, typedDay } from '../../../../../renderer/components/controls/typedDay';
import { shortDate } from '../../../../../shared/domain/french';

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

  it('takes no birth whose century is not said', () => {
    for (const text of ['12/3/58', '12-03-24', '12/03/19']) expect(typedBirth(text)).toBeNull();
    for (const text of ['12/3/1958', '12031958', '1958-03-12', '12 03 1958'])
      expect(typedBirth(text)).toBe('1958-03-12');
  });

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
