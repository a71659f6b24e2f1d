import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { checkDecision } from '../../../shared/domain/decision';
import {
  isProposedAsRegistered,
  missingOfGuideline,
  registrationOf,
} from '../../../shared/domain/guidelineBatch';
import { tally } from '../../../shared/domain/vote';
import { proposal } from './samples';

const whole = {
  'request.caseStatus': 'ORG-128',
  'request.guideline': ' Référentiel inventé ',
  'request.guidelineVersion': '4.2',
  'request.guidelineDate': '2026-01-15' as CivilDay,
};
const standing = (n: number) => ({ proposal: proposal(n), tally: tally([], proposal(n)._id) });

describe('a case that follows a guideline', () => {
  it('is what its file proposes as « enregistré », and no other', () => {
    expect(isProposedAsRegistered(whole)).toBe(true);
    expect(isProposedAsRegistered({ 'request.caseStatus': 'ORG-134' })).toBe(false);
    expect(isProposedAsRegistered({})).toBe(false);
  });

  it('is registered with its guideline, version and date, whatever the quorum', () => {
    const input = registrationOf(whole, []);
    expect(input).toEqual({
      outcome: 'registered',
      retained: [],
      guideline: { name: 'Référentiel inventé', version: '4.2', date: '2026-01-15' },
      text: 'Prise en charge conforme au référentiel\u00a0: Référentiel inventé, version 4.2 du 15/01/2026.',
    });
    expect(input && checkDecision(input, false).ok).toBe(true);
  });

  it('retains its lone proposal, and of two that nobody voted on, none', () => {
    expect(registrationOf(whole, [standing(10)])).toMatchObject({ retained: [proposal(10)._id], text: '' });
    expect(registrationOf(whole, [standing(10), standing(11)])).toMatchObject({ retained: [] });
  });

  it('is not registered with a part of the guideline, and says which is missing', () => {
    for (const [path, words] of [
      ['request.guideline', 'le référentiel'],
      ['request.guidelineVersion', 'sa version'],
      ['request.guidelineDate', 'sa date'],
    ] as const) {
      const part = { ...whole, [path]: undefined };
      expect(missingOfGuideline(part)).toEqual([words]);
      expect(registrationOf(part, [])).toBeNull();
    }
    expect(missingOfGuideline(whole)).toEqual([]);
  });
});
