import { describe, expect, it } from 'vitest';
import { boardSchema } from '../../../shared/domain/board';
import { casePaths } from '../../../shared/domain/caseFields';
import { caseFileSchema } from '../../../shared/domain/caseFile';
import { meetingSchema } from '../../../shared/domain/meeting';
import { mutableShape } from '../../../shared/domain/stamp';
import { reconciled } from '../../../shared/merge/reconcile';
import { otherValueControl, whyNoOtherValue } from '../../../shared/merge/otherValue';

const FRAME = ['_id', 'type', 'values', ...Object.keys(mutableShape)];
/** What no person chooses: set once, by no form. */
const FIXED = ['slug', 'year', 'nationalIds', 'continues'];
const isPutTogether = (type: 'board' | 'meeting' | 'case', field: string): boolean => {
  const samples = field === 'files' ? [{}, { ['0'.repeat(64)]: { turns: 0 } }] : [['a'], ['b']];
  return field !== 'members' && reconciled(type, field, samples) !== null;
};

describe('another value', () => {
  it('can be written for every field of the case file', () => {
    for (const field of casePaths) expect(otherValueControl({ type: 'case', field })).toBe('caseField');
  });

  it('can be written for every other field that is not put together by itself, or it is said why not', () => {
    const without = (
      [
        ['board', boardSchema],
        ['meeting', meetingSchema],
        ['case', caseFileSchema],
      ] as const
    )
      .flatMap(([type, { shape }]) => Object.keys(shape).map((field) => ({ type, field })))
      .filter(({ field }) => !FRAME.includes(field) && !FIXED.includes(field))
      .filter(({ type, field }) => !isPutTogether(type, field))
      .filter((place) => otherValueControl(place) === null)
      .map(({ type, field }) => `${type}.${field}`);
    expect(without).toEqual(['case.withdrawn']);
    expect(whyNoOtherValue({ type: 'case', field: 'withdrawn' })).toContain('pas d’autre valeur');
    expect(whyNoOtherValue({ type: 'decision', field: 'alternatives' })).toContain('se corrige ensuite');
    expect(whyNoOtherValue({ type: 'case', field: 'ofNewer' })).toContain('gardez l’une des valeurs');
  });
});
