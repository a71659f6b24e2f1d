import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/merge/canonical';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { shownOf, votedSeeing } from '../../../shared/merge/voteSeeing';
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

  it('keep all that who notes another one did not see, and nothing that they saw', () => {
    const keys = fc.func(fc.boolean());
    fc.assert(
      fc.property(votes, fc.array(votes, { minLength: 1, maxLength: 4 }), keys, (next, all, sees) => {
        const before = mergeAll(all as never) as StoredOf<'vote'>;
        const shown = shownOf(before);
        const seen = shown.filter((key) => sees(key));
        const after = votedSeeing(next, before, { keys: seen, isOwn: false });
        const { position, comment } = next;
        expect(after).toMatchObject({ position });
        const held = [before, ...(before.apart ?? [])];
        const isSame = (one: (typeof held)[number]) => one.position === position && one.comment === comment;
        const isTakenBack = seen.length === 0 && before.position === 'withdrawn';
        const unseen = held.filter(
          (one, at) => !seen.includes(shown[at] ?? '') && !isSame(one) && !(isTakenBack && at === 0),
        );
        const said = (one: (typeof held)[number]) => canonical([one.position, one.comment]);
        expect(new Set((after.apart ?? []).map(said))).toEqual(new Set(unseen.map(said)));
        expect(canonical(mergeDocuments(after, after))).toBe(canonical(after));
      }),
      { numRuns: 500 },
    );
  });

  it('say their reserve and remark, and that a phone chose them', () => {
    const apart = {
      position: 'against',
      comment: 'Contre-indication',
      recordedBy: someone,
      at: blank.at,
    } as const;
    const phone = { position: 'abstain', means: 'phone', recordedBy: someone, at: blank.at } as const;
    expect(apartWords({ ...blank, apart: [apart, phone] }, () => 'Dr Luce Amiel')).toBe(
      'Noté aussi «\u00a0Contre\u00a0», «\u00a0Contre-indication\u00a0» par Dr Luce Amiel sur un autre poste, et «\u00a0Abstention\u00a0» par téléphone\u00a0: à vérifier',
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
