import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { checkDecision } from '../../../shared/domain/decision';
import { blankDecision, draftOf } from '../../../shared/domain/decisionDraft';
import { faultsOf } from '../../../shared/domain/decisionFaults';
import { inputOf, nextStepOf, trialOf } from '../../../shared/domain/decisionInput';
import { decisionLines } from '../../../shared/domain/decisionWords';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import { decision, proposal } from './samples';

const none = { for: 0, against: 0, abstain: 0 };
const wanting = { proposal: proposal(1, { trial: 'ESSAI-1', examinations: 'TEP' }), tally: none };
const plain = { proposal: proposal(2), tally: none };
const draft = (said: Partial<DecisionDraft>): DecisionDraft => ({
  ...blankDecision,
  outcome: 'discussed',
  ...said,
});
const guideline = { name: 'Référentiel sein', version: '4', date: '2026-01-15' as CivilDay };

describe('what retained proposals say', () => {
  it('is the trial and the next step of a decision in which nobody touched them', () => {
    expect(inputOf(draft({}), [wanting])).toMatchObject({
      trial: { proposed: true, identifier: 'ESSAI-1' },
      nextStep: 'TEP',
    });
  });

  it('is nothing of a decision that retains others, concludes nothing, or says otherwise', () => {
    const others = draft({ retained: [plain.proposal._id] });
    expect(inputOf(others, [wanting, plain])).not.toHaveProperty('trial');
    expect(nextStepOf(others, [wanting, plain])).toBe('');
    const postponed = inputOf(draft({ outcome: 'postponed', reason: 'missing' }), [wanting]);
    expect(postponed).not.toHaveProperty('trial');
    expect(postponed).not.toHaveProperty('nextStep');
    const refused = draft({ trial: false, trialId: '', nextStep: '' });
    expect(inputOf(refused, [wanting])).toMatchObject({ trial: { proposed: false } });
    expect(inputOf(refused, [wanting])).not.toHaveProperty('nextStep');
  });

  it('is said once, of several', () => {
    const both = draft({ retained: [wanting.proposal._id, plain.proposal._id] });
    const same = { ...plain, proposal: { ...plain.proposal, trial: ' ESSAI-1', examinations: 'IRM' } };
    expect(trialOf(both, [wanting, same]).trialId).toBe('ESSAI-1');
    expect(nextStepOf(both, [wanting, same])).toBe('TEP, IRM');
  });

  it('comes into no correction of a decision that did not say it', () => {
    const taken = decision(1, { outcome: 'discussed', text: 'x', retained: [wanting.proposal._id] });
    const input = inputOf(draftOf(taken), [wanting]);
    expect(input).not.toHaveProperty('trial');
    expect(input).not.toHaveProperty('nextStep');
  });
});

describe('conformity to a guideline', () => {
  const faults = (said: Partial<DecisionDraft>) =>
    faultsOf(draft({ text: 'x', ...said }), [], true).map(({ field }) => field);

  it('needs a reason where the guideline is not followed, beside what else is lacking', () => {
    expect(faults({ follows: false })).toEqual(['followsNot']);
    expect(faults({ follows: false, text: '' })).toEqual(['followsNot', 'text']);
    expect(faults({ follows: false, followsNot: 'Essai' })).toEqual([]);
    expect(faults({ follows: true })).toEqual([]);
    const said = { outcome: 'discussed', text: 'x', conformity: { follows: false, why: ' ' } } as const;
    expect(checkDecision(said, true).ok).toBe(false);
  });

  it('names its guideline whole or not at all', () => {
    expect(inputOf(draft({ follows: true, guideline }), [])).toMatchObject({ guideline });
    expect(inputOf(draft({ guideline }), [])).not.toHaveProperty('guideline');
    expect(faults({ follows: true, guideline: { ...guideline, version: '' } })).toEqual(['guideline']);
    expect(faults({ follows: true, guideline: { ...guideline, name: ' ' } })).toEqual(['guideline']);
    expect(faults({ follows: true, guideline: { name: '', version: ' ', date: undefined } })).toEqual([]);
  });
});

describe('what is to come of a decision', () => {
  const said = draft({
    outcome: 'postponed',
    reason: 'missing',
    urgency: 'week',
    nextStep: 'Refaire l’IRM',
    announcedBy: 'Dr Élise Brun',
    announcedOn: '2026-12-05' as CivilDay,
  });

  it('is said of any outcome, in words, and comes back into its correction', () => {
    const input = inputOf(said, []);
    expect(input && decisionLines(input).slice(1)).toEqual([
      'Délai\u00a0: sous une semaine',
      'Prochaine étape\u00a0: Refaire l’IRM',
      'Annonce au patient\u00a0: Dr Élise Brun, le 05/12/2026',
    ]);
    const taken = decision(1, {
      ...input,
      announcement: { by: said.announcedBy, day: said.announcedOn },
    } as object);
    expect(inputOf(draftOf(taken), [])).toEqual(input);
  });

  it('needs neither a name nor a day', () => {
    const { announcement } = inputOf(draft({ announcedBy: ' Dr Brun ' }), []) ?? {};
    expect(announcement).toEqual({ by: 'Dr Brun' });
    expect(inputOf(draft({}), [])).not.toHaveProperty('announcement');
  });
});
