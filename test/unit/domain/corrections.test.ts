import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { outcomes, type Decision, type DecisionInput } from '../../../shared/domain/decision';
import { correctedInput } from '../../../shared/domain/decisionCorrection';
import { corrected, proposalSchema } from '../../../shared/domain/proposal';
import { lostWords, withFuture, words } from './future';
import { decision, person, proposal, time } from './samples';

const whole = proposal(10, {
  treatments: ['04', 'Essai libre'],
  intention: 2,
  examinations: 'TEP',
  plannedFrom: '2026-12-01' as CivilDay,
  plannedTo: '2026-12-31' as CivilDay,
  proposedBy: person(4, 'G15_10/SM36'),
});
const pen = { _id: proposal(12)._id, recordedBy: person(2).id, at: time('14:00') };

describe('a corrected proposal', () => {
  it('keeps all that is not said anew, with who proposed and what a newer version noted', () => {
    const said = fc.record(
      {
        text: fc.string({ minLength: 1 }),
        treatments: fc.array(fc.string()),
        intention: fc.integer({ min: 1, max: 3 }),
        examinations: fc.string(),
        plannedFrom: fc.constant('2027-01-01' as CivilDay),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(said, (changes) => {
        const former = withFuture(whole, words('mot'));
        const now = corrected(former, changes, pen);
        expect(now).toEqual({ ...former, ...changes, ...pen, corrects: former._id });
        expect(lostWords(former, now)).toEqual([]);
        expect(proposalSchema.safeParse(now).success).toBe(true);
      }),
    );
  });

  it('undoes nothing itself, whatever it corrects', () => {
    expect(corrected({ ...whole, undoes: whole._id }, {}, pen)).not.toHaveProperty('undoes');
  });
});

describe('a corrected decision', () => {
  const guideline = { name: 'Référentiel sein', version: '4', date: '2026-01-15' as CivilDay };
  const taken = (more: Partial<Decision>) => withFuture(decision(1, more), words('mot'));
  const registered = taken({
    outcome: 'registered',
    guideline,
    trial: { proposed: true, identifier: 'NCT1', comment: 'Après accord' },
  });
  const noted = (record: unknown) => (record as { fromTheFuture?: string } | undefined)?.fromTheFuture;
  const again = (input: DecisionInput, former = registered) =>
    correctedInput(former, input) as DecisionInput & Record<string, unknown>;

  it('keeps the comment on the trial, and what a newer version noted, where it is about the same', () => {
    const now = again({
      outcome: 'registered',
      text: 'Autrement.',
      guideline,
      trial: { proposed: true, identifier: 'NCT2' },
    });
    expect(now.text).toBe('Autrement.');
    expect(now.trial).toMatchObject({ proposed: true, identifier: 'NCT2', comment: 'Après accord' });
    for (const [was, is] of [
      [registered, now],
      [registered.guideline, now.guideline],
      [registered.trial, now.trial],
    ])
      expect(noted(is)).toBe(noted(was));
  });

  it('drops what was cleared, given up with its outcome, or was about something else', () => {
    const other = { ...guideline, version: '5' };
    const now = again({ outcome: 'registered', guideline: other, trial: { proposed: true } });
    expect(now.guideline).toEqual(other);
    expect(now.trial).not.toHaveProperty('identifier');
    expect(again({ outcome: 'registered', guideline: other })).not.toHaveProperty('trial');
    const postponed = again({ outcome: 'postponed', postponement: { reason: 'missing' } });
    expect(postponed).not.toHaveProperty('trial');
    expect(postponed).not.toHaveProperty('guideline');
  });

  it('keeps a part that the form of its outcome does not ask for', () => {
    const former = taken({ outcome: 'discussed', guideline, referral: { board: 'RCP rare' } });
    const now = again({ outcome: 'discussed', text: 'Autrement.' }, former);
    expect(now.guideline).toEqual(former.guideline);
    expect(now.referral).toEqual(former.referral);
    expect(again({ outcome: 'postponed' }, former)).not.toHaveProperty('guideline');
  });

  it('says the guideline with the conformity: both go where the conformity is cleared', () => {
    const former = taken({ outcome: 'discussed', guideline, conformity: { follows: true } });
    const cleared = again({ outcome: 'discussed', text: 'Autrement.' }, former);
    expect(cleared).not.toHaveProperty('conformity');
    expect(cleared).not.toHaveProperty('guideline');
    const followed = again({ outcome: 'discussed', conformity: { follows: true }, guideline }, former);
    expect(followed.guideline).toEqual(former.guideline);
    const emptied = again({ outcome: 'discussed', conformity: { follows: true } }, former);
    expect(emptied).not.toHaveProperty('guideline');
  });

  it('copies nothing of how the former one was taken', () => {
    const former = { ...registered, alternatives: [registered], choosesAmong: ['x'], reopens: ['y'] };
    fc.assert(
      fc.property(fc.constantFrom(...outcomes), (outcome) => {
        const now = again({ outcome }, former);
        for (const key of ['_id', 'version', 'at', 'basis', 'alternatives', 'choosesAmong', 'reopens'])
          expect(now).not.toHaveProperty(key);
      }),
    );
  });
});
