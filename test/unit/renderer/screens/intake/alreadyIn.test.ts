import { describe, expect, it } from 'vitest';
import { isAlreadyIn } from '../../../../../renderer/screens/intake/alreadyIn';
import type { CivilDay } from '../../../../../shared/domain/brand';
import type { CaseValues } from '../../../../../shared/domain/caseFields';

const held = [{ name: 'LE GOËLAN-BŒUF Marie', birthDate: '1958-03-12' }];
const day = (text: string) => text as CivilDay;
const isIn = (values: CaseValues) => isAlreadyIn({ values }, held);

describe('a case of a list that is already in the meeting', () => {
  it('is known by its family name, however written, and its birth date', () => {
    expect(isIn({ 'identity.birthName': 'le goelan boeuf', 'identity.birthDate': day('1958-03-12') })).toBe(
      true,
    );
    expect(isIn({ 'identity.birthName': 'Le Goëlan-Bœuf', 'identity.birthDate': day('1958-03-13') })).toBe(
      false,
    );
    expect(isIn({ 'identity.birthName': 'Le Goéland', 'identity.birthDate': day('1958-03-12') })).toBe(false);
  });

  it('is known by the used name, which the meeting shows', () => {
    const values: CaseValues = { 'identity.birthName': 'Autre', 'identity.birthDate': day('1958-03-12') };
    expect(isIn(values)).toBe(false);
    expect(isIn({ ...values, 'identity.usedName': 'Le Goëlan-Bœuf' })).toBe(true);
  });

  it('is never told without a birth date', () => {
    expect(isIn({ 'identity.birthName': 'Le Goëlan-Bœuf' })).toBe(false);
  });
});
