import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/merge/canonical';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { storedSchema, type StoredOf } from '../../../shared/domain/stored';
import { apartWords, positions } from '../../../shared/domain/vote';
import { voteOf } from '../../support/regionDocuments';

const ulid = () => '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const someone = 'rpps-99900000011' as never;
const blank = storedSchema.parse(voteOf(ulid, someone, someone)) as StoredOf<'vote'>;

const votes = fc
  .record({
    position: fc.constantFrom(...positions),
    comment: fc.constantFrom(undefined, 'Selon le scanner'),
    recordedBy: fc.constantFrom(someone, 'rpps-99900000022' as never),
    minute: fc.integer({ min: 10, max: 13 }),
  })
  .map(({ position, comment, recordedBy, minute }) => ({
    ...blank,
    position,
    ...(comment ? { comment } : {}),
    recordedBy,
    at: `2026-11-24T13:${minute}:00.000Z` as never,
  }));

describe('votes of one person noted apart', () => {
  it('come to the same, in whatever order and grouping they meet', () => {
    fc.assert(
      fc.property(votes, votes, votes, votes, (a, b, c, d) => {
        const one = mergeAll([a, b, c, d]);
        const two = mergeDocuments(mergeDocuments(d, mergeDocuments(c, b)), mergeDocuments(a, d));
        expect(canonical(two)).toBe(canonical(one));
        expect(canonical(mergeDocuments(one, one))).toBe(canonical(one));
      }),
      { numRuns: 500 },
    );
  });

  it('keep each other position that was noted', () => {
    fc.assert(
      fc.property(fc.array(votes, { minLength: 2, maxLength: 6 }), (all) => {
        const merged = mergeAll(all as never) as StoredOf<'vote'>;
        const kept = new Set([merged.position, ...(merged.apart ?? []).map(({ position }) => position)]);
        expect(kept).toEqual(new Set(all.map(({ position }) => position)));
      }),
      { numRuns: 300 },
    );
  });

  it('are said with who noted them, but not a position that was only taken back', () => {
    const apart = (position: 'against' | 'withdrawn') => ({ position, recordedBy: someone, at: blank.at });
    expect(apartWords({ ...blank, apart: [apart('against')] }, () => 'Dr Luce Amiel')).toBe(
      'Noté aussi «\u00a0Contre\u00a0» par Dr Luce Amiel sur un autre poste\u00a0: à vérifier',
    );
    expect(apartWords({ ...blank, apart: [apart('withdrawn')] }, () => undefined)).toBe('');
    expect(apartWords(blank, () => undefined)).toBe('');
  });
});
