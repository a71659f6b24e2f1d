import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedAfter, restAfter, retryAfter } from '../../../shared/region/pace';

const chance = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('when a database is asked again', () => {
  it('rests longer the longer nothing is new, and never for ever', () => {
    fc.assert(
      fc.property(fc.nat(50), chance, (quiet, by) => {
        expect(restAfter(quiet + 1, by)).toBeGreaterThanOrEqual(restAfter(quiet, by));
        expect(restAfter(quiet, by)).toBeLessThanOrEqual(5 * 60_000 * 1.25);
        expect(restAfter(quiet, by)).toBeGreaterThan(0);
      }),
    );
  });

  it('tries again soon at first, then less often, and not all workstations at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), chance, (failures, by) => {
        expect(retryAfter(failures, by)).toBeLessThanOrEqual(60_000 * 1.25);
        expect(retryAfter(failures + 1, by)).toBeGreaterThanOrEqual(retryAfter(failures, by));
      }),
    );
    expect(retryAfter(1, 0)).toBeLessThan(1000);
    expect(retryAfter(6, 0)).not.toBe(retryAfter(6, 0.9));
  });

  it('asks a region that refuses again so rarely that its account is not shut: twice in five minutes, then later', () => {
    fc.assert(
      fc.property(chance, (by) => {
        const [first, second, third] = [1, 2, 3].map((refusals) => refusedAfter(refusals, by));
        expect(first).toBeLessThan(30_000);
        expect((first ?? 0) + (second ?? 0) + (third ?? 0)).toBeGreaterThan(5 * 60_000);
        expect(third).toBeGreaterThan(5 * 60_000);
        expect(refusedAfter(50, by)).toBe(third);
      }),
    );
  });
});
