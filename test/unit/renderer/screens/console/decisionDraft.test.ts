import { describe, expect, it } from 'vitest';
import {
  blankDecision,
  draftOf,
  faultIn,
  inputOf,
  retainedOf,
  type DecisionDraft,
} from '../../../../../renderer/screens/console/decisionDraft';
import type { CivilDay } from '../../../../../shared/domain/brand';
import { decisionInputSchema, type Decision } from '../../../../../shared/domain/decision';
import type { ProposalId } from '../../../../../shared/domain/ids';

const ULID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const one = `proposal:${ULID}:${ULID}` as ProposalId;
const two = `proposal:${ULID}:01BX5ZZKBKACTAV9WEVGEMMVRZ` as ProposalId;
const draft = (changes: Partial<DecisionDraft>): DecisionDraft => ({ ...blankDecision, ...changes });
const fault = (changes: Partial<DecisionDraft>, isReached = true) =>
  faultIn(inputOf(draft(changes), []), isReached)?.field;

describe('the decision as it is written', () => {
  it('retains a lone proposal unless someone said otherwise', () => {
    expect(retainedOf(blankDecision, [one])).toEqual([one]);
    expect(retainedOf(blankDecision, [one, two])).toEqual([]);
    expect(retainedOf(draft({ retained: [] }), [one])).toEqual([]);
    expect(retainedOf(draft({ retained: [one, two] }), [two])).toEqual([two]);
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
      [one],
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
    expect(decisionInputSchema.parse(inputOf(draftOf(inForce), [one]))).toEqual(inForce);
  });
});
