import { describe, expect, it } from 'vitest';
import type { Attendance } from '../../../shared/domain/attendance';
import type { Signature } from '../../../shared/domain/signature';
import { stamped } from '../../../shared/domain/stamp';
import { canonical } from '../../../shared/merge/canonical';
import { mergeDocuments, undecided } from '../../../shared/merge/merge';
import { attendance, person, stay } from '../domain/samples';
import { author } from './history';

const blank: Attendance = { ...attendance(person(1)), spans: [stay('14:00')] };
const signed = (device: string, signature: Signature, on = blank): Attendance =>
  stamped({ ...on, signature }, ['signature'], author(device));
const merged = (a: Attendance, b: Attendance): Attendance => {
  const one = mergeDocuments(a, b) as Attendance;
  expect(canonical(mergeDocuments(b, a))).toBe(canonical(one));
  expect(undecided(one)).toEqual({});
  return one;
};

describe('signatures of one person, written apart', () => {
  const drawn = { way: 'drawn', strokes: 'M1 2L30 40' } as const;

  it('show the one that was drawn rather than that the printed sheet is signed', () => {
    expect(merged(signed('un', { way: 'printed' }), signed('deux', drawn)).signature).toEqual(drawn);
    expect(merged(signed('un', drawn), signed('deux', { way: 'printed' })).signature).toEqual(drawn);
  });

  it('show the same one everywhere, and ask nobody', () => {
    const other = { way: 'drawn', strokes: 'M5 6L70 80' } as const;
    const one = merged(signed('un', drawn), signed('deux', other));
    expect([drawn, other]).toContainEqual(one.signature);
    expect(one.spans).toEqual(blank.spans);
  });

  it('give way to what was signed knowing them', () => {
    const first = signed('un', drawn);
    expect(merged(first, signed('deux', { way: 'printed' }, first)).signature).toEqual({ way: 'printed' });
  });
});
