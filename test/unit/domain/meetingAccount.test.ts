import { describe, expect, it } from 'vitest';
import type { CaseId } from '../../../shared/domain/ids';
import { nextPlanned, type Meeting } from '../../../shared/domain/meeting';
import {
  countWords,
  durationWords,
  meetingAccount,
  spentWords,
  withoutQuorumWords,
  type HeldCase,
} from '../../../shared/domain/meetingAccount';

const reached = { status: 'reached', missing: [] } as const;
const held = (position: number, given: Partial<HeldCase>): HeldCase => ({
  case: `case:${position}` as CaseId,
  position,
  name: `CAS ${position}`,
  decision: null,
  minutes: undefined,
  spent: 0,
  ...given,
});
const decided = (given: Partial<NonNullable<HeldCase['decision']>>): HeldCase['decision'] => ({
  outcome: 'discussed',
  quorum: { ...reached, missing: [] },
  ...given,
});

describe('what a meeting did', () => {
  const account = meetingAccount([
    held(1, { decision: decided({}), spent: 187_400, minutes: 5 }),
    held(2, { decision: decided({ outcome: 'registered' }), spent: 62_000 }),
    held(3, {
      decision: decided({
        outcome: 'postponed',
        postponement: { reason: 'missing', text: ' IRM attendue ' },
      }),
    }),
    held(4, {
      decision: decided({ outcome: 'postponed', postponement: { reason: 'notPresented', text: '' } }),
    }),
    held(5, { decision: decided({ outcome: 'referred', referral: { board: 'RCP sarcomes' } }) }),
    held(6, {
      decision: decided({
        quorum: { status: 'notReached', missing: ['chirurgie'] },
        quorumReason: 'Avis pris par téléphone',
      }),
    }),
    held(7, {}),
  ]);

  it('counts the cases by what became of them', () => {
    expect(account.counts).toEqual({ discussed: 2, registered: 1, postponed: 2, referred: 1 });
    expect(account.undecided).toBe(1);
    expect(countWords(account).replaceAll('\u00a0', ' ')).toBe(
      '2 cas discutés, 1 cas enregistré, 2 cas reportés, 1 cas adressé en recours, 1 sans décision',
    );
    expect(countWords(meetingAccount([]))).toBe('Aucun dossier');
  });

  it('says of each why it was postponed and to whom it goes', () => {
    expect(account.cases.map(({ detail }) => detail)).toEqual([
      '',
      '',
      'Élément du dossier manquant — IRM attendue',
      'Cas non présenté',
      'RCP sarcomes',
      '',
      '',
    ]);
  });

  it('names the cases concluded without quorum, with what lacked and why', () => {
    const [only, ...others] = account.cases.filter(({ withoutQuorum }) => withoutQuorum);
    expect(others).toEqual([]);
    expect(only?.withoutQuorum && withoutQuorumWords(only.withoutQuorum)).toBe(
      'Conclu sans quorum (il manquait\u00a0: chirurgie)\u00a0: Avis pris par téléphone',
    );
  });

  it('does not ask a quorum of what is postponed, registered or referred', () => {
    const quorum = { status: 'notReached' as const, missing: ['chirurgie'] };
    const outcomes = ['postponed', 'registered', 'referred'] as const;
    const cases = outcomes.map((outcome, i) => held(i + 1, { decision: decided({ outcome, quorum }) }));
    expect(meetingAccount(cases).cases.map(({ withoutQuorum }) => withoutQuorum)).toEqual([null, null, null]);
  });

  it('adds up the time of the cases in view, beside what was planned for them', () => {
    expect([account.seen, account.spent, account.planned]).toEqual([2, 249, 8]);
    expect(account.cases.slice(0, 3).map(spentWords)).toEqual([
      '3\u00a0min\u00a007, prévu 5\u00a0min',
      '1\u00a0min\u00a002',
      '',
    ]);
    expect(durationWords(account)).toBe(
      'Temps passé sur les dossiers\u00a0: 4:09 en tout, 2:04 en moyenne (2\u00a0dossiers vus), pour 8\u00a0min prévues.',
    );
    expect(durationWords(meetingAccount([held(1, {})]))).toBe('');
  });
});

describe('the next meeting', () => {
  const at = (date: string, time: string, state: Meeting['state'] = 'planned') =>
    ({ date, time, state }) as Pick<Meeting, 'state' | 'date' | 'time'>;
  it('is the first planned one from the day on, whatever the order they are told in', () => {
    const next = at('2026-12-08', '09:00');
    const all = [at('2027-01-05', '14:00'), at('2026-12-08', '14:00'), next, at('2026-12-01', '14:00')];
    expect(nextPlanned([...all, at('2026-12-07', '08:00', 'open')], '2026-12-02')).toBe(next);
    expect(nextPlanned([at('2026-12-07', '08:00', 'closed')], '2026-12-02')).toBeNull();
  });
});
