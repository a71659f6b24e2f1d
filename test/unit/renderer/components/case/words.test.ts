import { describe, expect, it } from 'vitest';
import { missingWords } from '../../../../../renderer/components/case/completenessWords';
import { shownValues } from '../../../../../shared/domain/fieldValue';
import { summaryLine } from '../../../../../shared/domain/summaryLine';
import { treatmentWords, valueWords } from '../../../../../shared/domain/valueWords';
import { casePaths, fieldSpec } from '../../../../../shared/domain/caseFields';
import { completeness } from '../../../../../shared/domain/caseFile';
import type { CivilDay } from '../../../../../shared/domain/brand';

describe('the words of a value', () => {
  it('cases others: one list of words for sex, on the screen and on paper', () => {
    for (const [sex, word, summed] of [
      ['F', 'Femme', 'Femme'],
      ['M', 'Homme', 'Homme'],
      ['U', 'Indéterminé', 'Patient'],
    ] as const) {
      const values = { 'identity.sex': sex };
      expect(valueWords('identity.sex', sex)).toBe(word);
      expect(shownValues('identity.sex', values, '2026-11-24')).toEqual([{ text: word }]);
      expect(summaryLine(values, '2026-11-24')).toBe(summed);
    }
  });

  it.each([
    ['identity.birthDate', '1979-09-02', '02/09/1979'],
    ['identity.sex', 'F', 'Femme'],
    ['request.referral', false, 'Non'],
    ['clinical.whoStatus', 'MED-264', 'OMS 1 · activité réduite, ambulatoire, travail léger'],
    ['tumour.laterality', 'rayon de 3 h', 'rayon de 3 h'],
    ['clinical.g8', 13, '13'],
    ['clinical.g8', 14.5, '14,5'],
    ['tumour.t', '', ''],
  ] as const)('%s', (path, value, words) => {
    expect(valueWords(path, value)).toBe(words);
  });

  it('reads a list of people and one of treatments line by line', () => {
    const person = { family: 'Le Goff', given: 'Anne', title: 'Dr' };
    expect(valueWords('request.contacts', [{ role: 'requester', person }])).toBe(
      'Demandeur\u00a0: Dr Anne LE GOFF',
    );
    expect(
      treatmentWords({
        label: 'chimiothérapie',
        status: 'active',
        start: '2026-01-05' as CivilDay,
        comment: '3 EC',
      }),
    ).toBe('chimiothérapie · du 05/01/2026 · en cours · 3 EC');
  });

  it('knows every field of the catalogue', () => {
    for (const path of casePaths) expect(valueWords(path, undefined), fieldSpec(path).label).toBe('');
  });
});

describe('what is missing', () => {
  const bare = completeness({});

  it('is named in full when it is little', () => {
    const missing = bare.missing.slice(0, 2);
    expect(missingWords({ ...bare, missing })).toBe('Il manque le nom de naissance et le prénom');
    expect(missingWords({ ...bare, missing: [] })).toBe('Dossier complet');
  });

  it('counts the rest, but never hides a single one behind a count', () => {
    expect(missingWords(bare, 3)).toBe(
      `Il manque le nom de naissance, le prénom, le sexe et ${bare.missing.length - 3}\u00a0autres éléments`,
    );
    const four = { ...bare, missing: bare.missing.slice(0, 4) };
    expect(missingWords(four, 3)).not.toContain('autres');
  });
});
