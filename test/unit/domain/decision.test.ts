import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import {
  checkDecision,
  decisionInputSchema,
  inForce,
  outcomes,
  postponementReasons,
  type DecisionInput,
  type PostponementReason,
} from '../../../shared/domain/decision';
import { decision, proposal } from './samples';

const guideline = { name: 'Référentiel sein', version: '2026.1', date: '2026-03-01' as CivilDay };
const message = (input: DecisionInput, quorum = true): string => {
  const result = checkDecision(input, quorum);
  return result.ok ? '' : result.problem.message;
};

describe('checkDecision', () => {
  it.each<[string, DecisionInput, boolean]>([
    ['discussed with a text', { outcome: 'discussed', text: 'Chirurgie.' }, true],
    ['discussed with a proposal kept', { outcome: 'discussed', retained: [proposal(5)._id] }, true],
    [
      'discussed without quorum but with the reason',
      { outcome: 'discussed', text: 'Urgence.', quorumReason: 'Occlusion' },
      false,
    ],
    ['registered with its guideline', { outcome: 'registered', text: 'Conforme.', guideline }, true],
    [
      'registered without quorum: the guideline decides',
      { outcome: 'registered', text: 'Conforme.', guideline },
      false,
    ],
    ['postponed with its reason', { outcome: 'postponed', postponement: { reason: 'missing' } }, false],
    [
      'postponed for another reason, said',
      { outcome: 'postponed', postponement: { reason: 'other', text: 'Panne' } },
      true,
    ],
    ['referred to a named board', { outcome: 'referred', referral: { board: 'RCP de recours' } }, false],
  ])('accepts: %s', (_what, input, quorum) => {
    expect(checkDecision(input, quorum)).toEqual({ ok: true, value: input });
    expect(decisionInputSchema.safeParse(input).success).toBe(true);
  });

  it.each<[string, DecisionInput, boolean, RegExp]>([
    ['an empty discussion', { outcome: 'discussed' }, true, /vide/],
    ['a discussion of blanks', { outcome: 'discussed', text: '  \n' }, true, /vide/],
    ['a discussion without quorum nor reason', { outcome: 'discussed', text: 'X' }, false, /quorum/],
    ['a reason of blanks', { outcome: 'discussed', text: 'X', quorumReason: ' ' }, false, /quorum/],
    ['a registration without guideline', { outcome: 'registered', text: 'X' }, true, /référentiel/],
    ['an empty registration', { outcome: 'registered', guideline }, true, /vide/],
    ['a postponement without reason', { outcome: 'postponed' }, true, /motif/],
    [
      'another reason left unsaid',
      { outcome: 'postponed', postponement: { reason: 'other', text: ' ' } },
      true,
      /précise/,
    ],
    ['a referral to nobody', { outcome: 'referred' }, true, /recours/],
  ])('refuses %s', (_what, input, quorum, words) => expect(message(input, quorum)).toMatch(words));

  it('has a word for every outcome and every reason', () => {
    for (const outcome of outcomes) expect(checkDecision({ outcome }, true).ok).toBe(false);
    for (const reason of Object.keys(postponementReasons) as PostponementReason[])
      expect(checkDecision({ outcome: 'postponed', postponement: { reason } }, true).ok).toBe(
        reason !== 'other',
      );
  });

  it('wants name, version and date of the guideline', () => {
    for (const part of ['name', 'version', 'date'] as const)
      expect(
        decisionInputSchema.safeParse({
          outcome: 'registered',
          text: 'X',
          guideline: { ...guideline, [part]: '' },
        }).success,
      ).toBe(false);
  });
});

describe('inForce', () => {
  const revoked = (version: number) => decision(version, { revoked: true });
  it.each([
    ['none', [], undefined],
    ['the only one', [decision(1)], 1],
    ['the last, whatever order they come in', [decision(3), decision(1), decision(2)], 3],
    ['the tenth after the ninth', [decision(10), decision(9)], 10],
    ['none once taken back', [decision(1), revoked(2)], undefined],
    ['the former when its correction is taken back', [decision(1), decision(2), revoked(3)], 1],
    ['none when both are taken back', [decision(1), decision(2), revoked(3), revoked(4)], undefined],
    ['the new one after a withdrawal', [decision(1), revoked(2), decision(3)], 3],
    ['none when more is taken back than was decided', [revoked(1), revoked(2)], undefined],
  ])('%s', (_what, decisions, version) => expect(inForce(decisions)?.version).toBe(version));
});
