import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOf, birthDoubt } from '../../../shared/domain/birth';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import { caseState, completeness } from '../../../shared/domain/caseFile';
import { identityWarnings } from '../../../shared/domain/identityWarnings';
import { summaryLine } from '../../../shared/domain/summaryLine';
import { shownValues } from '../../../shared/domain/fieldValue';
import { caseFile } from './samples';

const TODAY = '2026-11-24';
const born = (day: string) => caseValuesSchema.parse({ 'identity.birthDate': day, 'identity.sex': 'F' });

describe('a birth date', () => {
  it.each([
    ['1964-11-25', null, 61],
    [TODAY, null, 0],
    ['1901-11-24', null, 125],
    ['2026-11-25', /dans l’avenir/, null],
    ['2064-03-02', /dans l’avenir/, null],
    ['1900-11-23', /donnerait 126.ans/, null],
    ['1879-12-31', /avant 1880/, null],
    ['0196-03-02', /avant 1880/, null],
  ])('of %s', (day, doubt, age) => {
    if (doubt === null) expect(birthDoubt(day, TODAY)).toBeNull();
    else expect(birthDoubt(day, TODAY)).toMatch(doubt);
    expect(ageOf(day, TODAY)).toBe(age);
  });

  it('cases 15: never makes an age below zero or beyond 125, on the screen or on paper', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0100-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const values = born(date.toISOString().slice(0, 10));
          const age = /(-?\d+) ans?\b/.exec(summaryLine(values, TODAY))?.[1];
          expect(age === undefined || (Number(age) >= 0 && Number(age) <= 125)).toBe(true);
          const doubt = birthDoubt(values['identity.birthDate'] ?? '', TODAY);
          expect(summaryLine(values, TODAY).includes('à vérifier')).toBe(doubt !== null);
        },
      ),
    ));

  it('that is impossible leaves a case to complete, and says so', () => {
    const values = born('2064-03-02');
    expect(completeness(values, TODAY).missing.map(({ path }) => path)).toContain('identity.birthDate');
    expect(completeness(values).missing.map(({ path }) => path)).not.toContain('identity.birthDate');
    expect(identityWarnings(values, TODAY)).toEqual(['Cette date de naissance est dans l’avenir.']);
    expect(summaryLine(values, TODAY)).toBe('Femme · date de naissance à vérifier');
    expect(shownValues('identity.birthDate', values, TODAY)[0]?.text).toBe('02/03/2064 (à vérifier)');
    expect(caseState({ ...caseFile(), values }, [], TODAY)).toBe('toComplete');
  });
});
