import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { summaryLine, tnm } from '../../../shared/domain/summaryLine';

const full: CaseValues = {
  'identity.sex': 'F',
  'identity.birthDate': '1964-04-17' as CivilDay,
  'clinical.whoStatus': 'MED-264',
  'tumour.morphology': '8500/3',
  'tumour.topography': 'C50.4',
  'tumour.laterality': '7771000',
  'tumour.t': 'cT2',
  'tumour.n': 'N1',
  'tumour.m': 'M0',
  'tumour.biomarkers': 'RE+ HER2–',
};

describe('summaryLine', () => {
  it.each<[string, CaseValues, string]>([
    [
      'all of it',
      full,
      'Femme 62 ans · OMS 1 · Adénocarcinome canalaire infiltrant · quadrant supéro-externe du sein, gauche · cT2 N1 M0 · RE+ HER2–',
    ],
    ['nothing', {}, ''],
    ['a man without date of birth', { 'identity.sex': 'M' }, 'Homme'],
    ['an age alone', { 'identity.birthDate': '1964-04-17' as CivilDay }, 'Patient 62 ans'],
    ['the plainest site', { 'tumour.topography': 'C50.9' }, 'sein'],
    [
      'a side that does not apply',
      { 'tumour.topography': 'C50.9', 'tumour.laterality': '385432009' },
      'sein',
    ],
    ['an elided article', { 'tumour.topography': 'C56' }, 'ovaire'],
    [
      'free words',
      { 'tumour.morphology': 'Sarcome rare', 'tumour.topography': 'Angle du côlon' },
      'Sarcome rare · Angle du côlon',
    ],
    [
      'another classification',
      { 'tumour.classification': 'Binet', 'tumour.classificationValue': 'B' },
      'Binet B',
    ],
  ])('says %s', (_what, values, line) => expect(summaryLine(values, '2026-11-24')).toBe(line));

  it('counts the age on the day of the meeting', () => {
    expect(summaryLine(full, '2026-04-16')).toContain('Femme 61 ans');
  });

  it('writes the parts of the TNM that are known', () => {
    expect(tnm({ 'tumour.t': 'pT1c', 'tumour.n': 'pN0(sn)' })).toBe('pT1c pN0(sn)');
    expect(tnm({})).toBe('');
  });
});
