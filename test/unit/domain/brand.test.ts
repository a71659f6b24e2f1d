import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDay,
  civilDaySchema,
  instantOf,
  instantSchema,
  timeOfDaySchema,
} from '../../../shared/domain/brand';

describe('days, times, instants', () => {
  it.each(['2026-11-24', '2028-02-29', '1900-01-01', '2026-12-31'])('%s is a day', (day) =>
    expect(civilDay(day)).toBe(day),
  );
  it.each([
    '',
    'x',
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '24/11/2026',
    '2026-11-24T00:00',
    ' 2026-11-24',
  ])('« %s » is none', (text) => expect(civilDay(text)).toBeNull());

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(civilDaySchema.safeParse(text).success).toBe(false);
      }),
    );
  });

  it('takes every day of the calendar and every instant', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const instant = instantOf(date);
        expect(instantSchema.safeParse(instant).success).toBe(true);
        expect(civilDay(instant.slice(0, 10))).toBe(instant.slice(0, 10));
      }),
    );
  });

  it('reads a time of day', () => {
    for (const time of ['00:00', '09:05', '23:59'])
      expect(timeOfDaySchema.safeParse(time).success).toBe(true);
    for (const time of ['24:00', '9:05', '14h30', '12:60'])
      expect(timeOfDaySchema.safeParse(time).success).toBe(false);
  });
});
