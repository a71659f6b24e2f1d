import { describe, expect, it } from 'vitest';
import { begunOn, blankDecision, draftOf, isOvertaken } from '../../../shared/domain/decisionDraft';
import { faultsOf } from '../../../shared/domain/decisionFaults';
import { inputOf, isOneGone, retainedOf } from '../../../shared/domain/decisionInput';
import type { CivilDay } from '../../../shared/domain/brand';
import { decisionInputSchema, type Decision } from '../../../shared/domain/decision';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import type { ProposalId } from '../../../shared/domain/ids';
import type { Tally } from '../../../shared/domain/vote';

const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const one = `proposal:${ULID}:${ULID}` as ProposalId;
const two = `proposal:${ULID}:01BX5ZZKBKACTAV9WEVGEMMVRZ` as ProposalId;
const draft = (changes: Partial<DecisionDraft>): DecisionDraft => ({ ...blankDecision, ...changes });
const faults = (changes: Partial<DecisionDraft>, isReached = true) =>
  faultsOf(draft(changes), [], isReached).map(({ field }) => field);
const fault = (changes: Partial<DecisionDraft>, isReached = true) => faults(changes, isReached)[0];
const standing = (_id: ProposalId, votes: Partial<Tally> = {}) => ({
  proposal: { _id },
  tally: { for: 0, against: 0, abstain: 0, ...votes },
});

describe('a draft begun before a decision came', () => {
  const decisionOf = (version: number) => ({ _id: `decision:${ULID}:${version}` }) as Decision;
  it('cases B: says so, whatever was in force when it was begun, and still does when one writes on', () => {
    const first = begunOn(draft({ text: 'La nôtre' }), null);
    expect(isOvertaken(first, null)).toBe(false);
    expect(isOvertaken(first, decisionOf(1))).toBe(true);
    expect(isOvertaken(begunOn({ ...first, text: 'La nôtre.' }, decisionOf(1)), decisionOf(1))).toBe(true);
    const correction = begunOn(draft({}), decisionOf(1));
    expect(isOvertaken(correction, decisionOf(1))).toBe(false);
    expect(isOvertaken(correction, decisionOf(2))).toBe(true);
    expect(isOvertaken(correction, null)).toBe(true);
  });

  it('says nothing where a former version kept the draft and not what was in force', () =>
    expect(isOvertaken(draft({ text: 'Ancien' }), decisionOf(1))).toBe(false));
});

describe('the decision as it is written', () => {
  it('retains a lone proposal unless someone said otherwise', () => {
    expect(retainedOf(blankDecision, [standing(one)])).toEqual([one]);
    expect(retainedOf(blankDecision, [standing(one), standing(two)])).toEqual([]);
    expect(retainedOf(draft({ retained: [] }), [standing(one)])).toEqual([]);
    expect(retainedOf(draft({ retained: [one, two] }), [standing(two)])).toEqual([two]);
  });

  it('says so where one that it retained stands no more', () => {
    expect(isOneGone(draft({ retained: [one, two] }), [standing(two)])).toBe(true);
    expect(isOneGone(draft({ retained: [two] }), [standing(one), standing(two)])).toBe(false);
    expect(isOneGone(blankDecision, [])).toBe(false);
  });

  it('retains the only proposal that every voter was for', () => {
    const chosen = (first: Partial<Tally>, second: Partial<Tally>) =>
      retainedOf(blankDecision, [standing(one, first), standing(two, second)]);
    expect(chosen({ for: 3 }, {})).toEqual([one]);
    expect(chosen({ against: 2 }, { for: 1 })).toEqual([two]);
    expect(chosen({ for: 3, abstain: 1 }, {})).toEqual([]);
    expect(chosen({ for: 3 }, { for: 3 })).toEqual([]);
  });

  it('says all that is lacking at once, the main thing first', () => {
    expect(faults({ outcome: 'discussed' }, false)).toEqual(['text', 'quorumReason']);
    expect(faults({ outcome: 'registered' }, false)).toEqual(['guideline', 'text']);
  });

  it('says beside which field something is lacking', () => {
    expect(fault({})).toBe('outcome');
    expect(fault({ outcome: 'registered', text: 'Selon le référentiel' })).toBe('guideline');
    expect(fault({ outcome: 'discussed' })).toBe('text');
    expect(fault({ outcome: 'discussed', text: 'Chirurgie' }, false)).toBe('quorumReason');
    expect(fault({ outcome: 'postponed' })).toBe('postponement');
    expect(fault({ outcome: 'postponed', reason: 'other' })).toBe('postponementText');
    expect(fault({ outcome: 'referred', text: 'À revoir' })).toBe('referral');
    expect(fault({ outcome: 'postponed', reason: 'quorum' }, false)).toBeUndefined();
    expect(
      fault({ outcome: 'discussed', text: 'Chirurgie', quorumReason: 'Urgence' }, false),
    ).toBeUndefined();
  });

  it('takes half a guideline for none', () => {
    const guideline = { name: 'Référentiel', version: ' ', date: '2026-01-15' as CivilDay };
    expect(fault({ outcome: 'registered', text: 'x', guideline })).toBe('guideline');
    expect(
      fault({ outcome: 'registered', text: 'x', guideline: { ...guideline, version: '4' } }),
    ).toBeUndefined();
  });

  it('leaves out what was typed for an outcome that was given up', () => {
    const input = inputOf(
      draft({
        outcome: 'postponed',
        reason: 'time',
        referralBoard: 'RCP rare',
        trial: true,
        retained: [one],
      }),
      [standing(one)],
    );
    expect(input).toEqual({
      outcome: 'postponed',
      text: '',
      retained: [],
      postponement: { reason: 'time', text: '' },
    });
  });

  it('starts a correction from the decision in force', () => {
    const inForce = decisionInputSchema.parse({
      outcome: 'registered',
      text: 'Hormonothérapie',
      retained: [one],
      guideline: { name: 'Référentiel', version: '4', date: '2026-01-15' },
      trial: { proposed: true, identifier: 'NCT00000000' },
    }) as Decision;
    expect(decisionInputSchema.parse(inputOf(draftOf(inForce), [standing(one)]))).toEqual(inForce);
  });
});
