import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeOfDay } from '../../../shared/domain/brand';
import type { CaseId } from '../../../shared/domain/ids';
import {
  minuteOf,
  timeAt,
  timetable,
  togetherByPresenter,
  type TimedCase,
} from '../../../shared/domain/timetable';

const NINE = 9 * 60;
const id = (n: number) => `case:${n}` as CaseId;
const timed = (n: number, more: Partial<TimedCase> = {}): TimedCase => ({
  case: id(n),
  isDecided: false,
  minutes: undefined,
  joinsAt: undefined,
  spent: 0,
  ...more,
});

describe('timetable', () => {
  it('plans each case after the one before, three minutes where nobody said otherwise', () => {
    const { lines, plannedEnd, end } = timetable([timed(1), timed(2, { minutes: 10 }), timed(3)], NINE, null);
    expect(lines.map(({ planned }) => timeAt(planned))).toEqual(['09:00', '09:03', '09:13']);
    expect([plannedEnd, end].map(timeAt)).toEqual(['09:16', '09:16']);
  });

  it('forecasts from now: what is left of the case in view, those after it, then those passed over', () => {
    const cases = [
      timed(1, { isDecided: true, spent: 600_000 }),
      timed(2),
      timed(3, { spent: 60_000 }),
      timed(4, { minutes: 5 }),
    ];
    const { lines, end } = timetable(cases, NINE, { minute: NINE + 12, current: id(3) });
    expect(lines.map(({ forecast }) => forecast && timeAt(forecast))).toEqual([
      null,
      '09:19',
      '09:12',
      '09:14',
    ]);
    expect(timeAt(end)).toBe('09:22');
  });

  it('never gives time back for a case that takes longer than planned', () => {
    const at = { minute: NINE + 30, current: id(1) };
    expect(timetable([timed(1, { spent: 1_800_000 }), timed(2)], NINE, at).end).toBe(NINE + 33);
  });

  it('says whether who joins by video is there at its turn', () => {
    const cases = ['09:05', '09:00', '08:50', undefined].map((joinsAt, n) =>
      timed(n, { joinsAt: joinsAt as TimeOfDay | undefined, minutes: 1 }),
    );
    const { lines } = timetable(cases, NINE, { minute: NINE, current: id(0) });
    expect(lines.map(({ meets }) => meets)).toEqual(['early', 'inTime', 'late', null]);
  });

  const cases = fc.array(
    fc.record({
      isDecided: fc.boolean(),
      minutes: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      spent: fc.integer({ min: 0, max: 3_600_000 }),
    }),
    { maxLength: 40 },
  );

  it('ends no sooner than now, gives each undecided case one turn of its own, and the last is over at the end', () => {
    fc.assert(
      fc.property(cases, fc.nat(40), fc.integer({ min: 0, max: 1439 }), (given, at, minute) => {
        const all = given.map((one, n) => timed(n, one));
        const { lines, end } = timetable(all, NINE, { minute, current: all[at]?.case });
        const turns = lines.flatMap(({ forecast }) => (forecast === null ? [] : [forecast]));
        expect(turns).toHaveLength(all.filter((one) => !one.isDecided).length);
        expect(end).toBeGreaterThanOrEqual(Math.max(minute, ...turns));
        expect(turns.every((turn) => turn >= minute)).toBe(true);
      }),
    );
  });
});

it('shows every minute of the day and reads it back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      expect(minuteOf(timeAt(minute))).toBe(minute);
    }),
  );
});

describe('togetherByPresenter', () => {
  const together = (words: readonly string[]) =>
    togetherByPresenter(
      words.map((word, n) => ({ n, word })),
      ({ word }) => word,
    ).map(({ n }) => n);

  it('puts the cases of one presenter where their first one stands, and leaves the others in their order', () => {
    expect(together(['Dr Le Goff', '', 'Morvan', 'DR LE GOFF ', 'Morvan', ''])).toEqual([0, 3, 1, 2, 4, 5]);
  });

  it('loses and doubles none, keeps the order within each, and does nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C', '')), (words) => {
        const once = together(words);
        expect([...once].sort((a, b) => a - b)).toEqual(words.map((_, n) => n));
        for (const name of ['A', 'B', 'C']) {
          const places = once.flatMap((n, at) => (words[n] === name ? [at] : []));
          expect(places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1)).toBe(true);
          const own = once.filter((n) => words[n] === name);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
        expect(together(once.map((n) => words[n] ?? ''))).toEqual(once.map((_, at) => at));
      }),
    );
  });
});
