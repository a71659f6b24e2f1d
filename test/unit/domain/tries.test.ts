import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, noTries, tryAgainAt, waitAfter, waitWords } from '../../../shared/domain/tries';

const NOW = Date.UTC(2026, 10, 24, 13, 30);

describe('the delay after wrong passphrases', () => {
  it('begins with the third, doubles, and ends at five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => waitAfter(n) / 1000)).toEqual([
      0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300,
    ]);
    expect(waitAfter(5000)).toBe(300_000);
  });

  it('is over once it has passed', () => {
    expect(tryAgainAt(noTries, NOW)).toBeNull();
    expect(tryAgainAt({ failures: 2, last: NOW }, NOW)).toBeNull();
    expect(tryAgainAt({ failures: 4, last: NOW }, NOW + 3999)).toBe(NOW + 4000);
    expect(tryAgainAt({ failures: 4, last: NOW }, NOW + 4000)).toBeNull();
  });

  it('is neither shorter nor without end when the clock was set back', () => {
    const back = fc.property(
      fc.integer({ min: 3, max: 40 }),
      fc.integer({ min: 1, max: 1e12 }),
      (failures, by) => {
        const tries = { failures, last: NOW };
        const at = tryAgainAt(asOf(tries, NOW - by), NOW - by);
        expect(at).toBe(NOW - by + waitAfter(failures));
      },
    );
    fc.assert(back);
    const tries = { failures: 3, last: NOW };
    expect(asOf(tries, NOW + 1)).toBe(tries);
  });

  it.each([
    [1, '1 seconde'],
    [1001, '2 secondes'],
    [60_000, '1 minute'],
    [125_000, '2 minutes et 5 secondes'],
    [300_000, '5 minutes'],
  ])('%i ms are told in words', (left, words) => {
    expect(waitWords(left).replaceAll('\u00a0', ' ')).toBe(words);
  });
});
