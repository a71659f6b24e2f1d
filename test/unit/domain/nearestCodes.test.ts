import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeIn, lists } from '../../../shared/terminology/codes';
import { nearestCodes, usualNames } from '../../../shared/domain/nearestCodes';

describe('usualNames', () => {
  it('stand only with codes of the official list, each name with one', () => {
    const all = lists.specialty.flatMap(({ code }) => usualNames(code));
    expect(all.length).toBeGreaterThan(40);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('nearestCodes', () => {
  it.each([
    ['Oncologie médicale', 'G15_10/SM36'],
    ['Oncologue médicale', 'G15_10/SM36'],
    ['Radiologie', 'G15_10/SM74'],
    ['Chirurgie viscérale', 'G15_10/SM14'],
    ['Gastro-entérologue', 'G15_10/SM24'],
    ['Anapath.', 'G15_10/SM01'],
  ])('offers the official one first for « %s »', (written, code) => {
    expect(nearestCodes('specialty', written)[0]).toBe(code);
  });
  it('offers nothing that only chance brings near', () => {
    expect(nearestCodes('specialty', 'jardinage')).toEqual([]);
    expect(nearestCodes('specialty', '')).toEqual([]);
  });
  it('offers codes of the list alone, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const near = nearestCodes('specialty', written);
        expect(near.length).toBeLessThanOrEqual(3);
        expect(near.every((code) => codeIn('specialty', code) !== undefined)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
