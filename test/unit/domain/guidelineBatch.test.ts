import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { checkDecision } from '../../../shared/domain/decision';
import {
  isProposedAsRegistered,
  missingOfAccord,
  missingOfGuideline,
  registrationOf,
} from '../../../shared/domain/guidelineBatch';
import { tally, type Vote } from '../../../shared/domain/vote';
import { proposal, vote } from './samples';

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

  it('is looked at first where a vote is against, with a reserve, or said otherwise elsewhere', () => {
    const of = proposal(1);
    const own = { ...vote(1, 'for', of._id), comment: 'Oui' };
    const said = (votes: Vote[]) => missingOfAccord([{ proposal: of, tally: tally(votes, of._id) }], votes);
    expect(said([own])).toEqual([]);
    expect(said([{ ...own, position: 'against' }])).toHaveLength(1);
    expect(said([{ ...own, reserve: 'Après TEP' }])).toHaveLength(1);
    const apart = [{ position: 'against' as const, recordedBy: own.recordedBy, at: own.at }];
    expect(said([{ ...own, apart }])).toEqual(['un vote à vérifier (noté autrement ailleurs)']);
    expect(said([{ ...own, proposal: proposal(2)._id, apart }])).toEqual([]);
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
