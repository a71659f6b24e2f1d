import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  middleOf,
  onPartialDay,
  partialDay,
  partialDaySchema,
  partialDayWords,
  spanOf,
  type PartialDay,
} from '../../../shared/domain/partialDay';

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

describe('a day known in part', () => {
  it.each([
    ['03/02/2025', '2025-02-03'],
    ['3.2.2025', '2025-02-03'],
    ['03022025', '2025-02-03'],
    ['2025-02-03', '2025-02-03'],
    ['02/2025', '2025-02'],
    ['2 2025', '2025-02'],
    ['2025-02', '2025-02'],
    [' 1962 ', '1962'],
  ])('is read from « %s »', (text, day) => expect(partialDay(text)).toBe(day));

  it.each(['', '30/02/2025', '29/02/2023', '13/2025', '0/2025', '02/25', '25', 'mars 2025', '1/2/3/2025'])(
    'is not read from « %s »',
    (text) => expect(partialDay(text)).toBeNull(),
  );

  it('says what it is, and no more', () => {
    expect(partialDayWords('2025-02-03' as PartialDay)).toBe('03/02/2025');
    expect(onPartialDay('2025-02' as PartialDay)).toBe('en 02/2025');
    expect(onPartialDay('2025' as PartialDay)).toBe('en 2025');
  });

  it.each([
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1968', '1968-01-01', '1968-12-31'],
    ['1968-03-07', '1968-03-07', '1968-03-07'],
  ])('%s spans its days, before 1970 too', (day, first, last) =>
    expect(spanOf(day as PartialDay).map(iso)).toEqual([first, last]),
  );

  it('is read again as it is shown, and stands in the midst of what it spans', () => {
    const days = fc
      .tuple(
        fc.integer({ min: 1850, max: 2150 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .chain(([y, m, d]) => {
        const [month, day] = [m, d].map((n) => String(n).padStart(2, '0'));
        return fc.constantFrom(`${y}`, `${y}-${month}`, `${y}-${month}-${day}`);
      });
    fc.assert(
      fc.property(days, (text) => {
        const day = partialDaySchema.parse(text);
        expect(partialDay(partialDayWords(day))).toBe(day);
        const [first, last] = spanOf(day);
        expect(iso(first).startsWith(text) && iso(last).startsWith(text)).toBe(true);
        expect(middleOf(day)).toBeGreaterThanOrEqual(first);
        expect(middleOf(day)).toBeLessThanOrEqual(last);
      }),
    );
  });
});
