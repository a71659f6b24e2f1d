import { describe, expect, it } from 'vitest';
import { casesWords, namesWords, quorumForecast } from '../../../../renderer/i18n/meetingWords';

const counted = { cases: 17, incomplete: 3, concluded: 0, state: 'planned' } as const;
const quorum = {
  status: 'notReached',
  groups: [],
  distinctSpecialties: 2,
  minimumSpecialties: 3,
  unknown: [],
  missing: ['chirurgie'],
} as const;

describe('casesWords', () => {
  it('says what is left to prepare', () => {
    expect(casesWords(counted)).toBe('17\u00a0dossiers, 3\u00a0incomplets');
    expect(casesWords({ ...counted, incomplete: 0 })).toBe('17\u00a0dossiers, tous complets');
    expect(casesWords({ ...counted, cases: 1, incomplete: 0 })).toBe('1\u00a0dossier, complet');
    expect(casesWords({ ...counted, cases: 0, incomplete: 0 })).toBe('Aucun dossier inscrit');
    expect(casesWords({ ...counted, cases: 0, incomplete: 0 }, true)).toBe('Dossiers en cours de lecture');
  });
  it('counts conclusions once the meeting is open', () => {
    expect(casesWords({ ...counted, state: 'open', concluded: 5 })).toBe('17\u00a0dossiers, 5\u00a0conclus');
    expect(casesWords({ ...counted, state: 'closed', concluded: 17 })).toBe('17\u00a0dossiers, tous conclus');
  });
});

describe('quorumForecast', () => {
  it('does not promise before the meeting', () => {
    expect(quorumForecast({ quorum, state: 'planned' })).toBe('Quorum incertain, il manque\u00a0: chirurgie');
    expect(quorumForecast({ quorum, state: 'open' })).toBe('Quorum non atteint, il manque\u00a0: chirurgie');
    expect(quorumForecast({ quorum: { ...quorum, status: 'reached', missing: [] }, state: 'planned' })).toBe(
      'Quorum prévu',
    );
  });
});

describe('namesWords', () => {
  it('counts those beyond what a line holds', () => {
    expect(namesWords(['A', 'B'])).toBe('A, B');
    expect(namesWords(['A', 'B', 'C', 'D'])).toBe('A, B, C, D');
    expect(namesWords(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C et 2\u00a0autres');
  });
});
