import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../../shared/domain/brand';
import { unbroken } from '../../../shared/domain/decisiveFacts';
import { masking } from '../../../shared/domain/maskedText';

const patient = {
  'identity.birthName': 'Le Goff',
  'identity.usedName': 'Hélias-Petit',
  'identity.givenNames': 'Marie Andrée',
  'identity.firstGivenName': 'Marie',
  'identity.birthDate': '1961-02-03' as CivilDay,
  'identity.ins': '261026938803188',
  'identity.ipp': 'A00-4321',
  'identity.telecom': '06 99 00 12 34',
};
const mask = masking(patient);

describe('a text shown to the room', () => {
  it.each([
    ['Mme HÉLIAS-PETIT Marie, 65 ans', 'Mme H.-P. M., 65 ans'],
    ['Mme Helias', 'Mme H.'],
    ['Madame le goff', 'Madame le G.'],
    ['marie andrée vient seule', 'M. A. vient seule'],
    ['L’avis de Marie', 'L’avis de M.'],
    ['Née le 03/02/1961.', 'Née le ….'],
    ['née le 3.2.61, suivie', 'née le …, suivie'],
    ['DDN 1961-02-03', 'DDN …'],
    ['le 3 fevrier 1961', 'le …'],
    ['INS 2 61 02 69 388 031 88', 'INS …'],
    ['INS 2610269388031', 'INS …'],
    ['IPP A004321', 'IPP …'],
    ['tél. 06.99.00.12.34', 'tél. …'],
  ])('hides who it is: %s', (text, masked) => expect(mask(text)).toBe(masked));

  it.each([
    'petit nodule de 4 mm, le goût est gardé',
    'IRM du 03/02/2026, Ki-67 22 %',
    'Curiethérapie, 43 210 unités',
    'Mariée, deux enfants',
    '',
  ])('keeps what is not of the identity: %s', (text) => expect(mask(text)).toBe(text));

  it('hides them as they are shown too, with hyphens that do not break', () =>
    expect(mask(unbroken('03-02-1961, 1961-02-03, IPP A00-4321, INS 2-61-02-69-388-031-88'))).toBe(
      '…, …, IPP …, INS …',
    ));

  it('lets through no name that is written as a name, wherever it stands', () => {
    const word = fc.constantFrom('Tumeur', 'de', 'IRM', 'du', '12', 'pT2', 'suivie', 'par', 'avis', '·');
    const name = fc.constantFrom('Hélias', 'HELIAS', 'Petit', 'Goff', 'GOFF', 'Marie', 'ANDRÉE');
    const between = fc.constantFrom(' ', ', ', '-', '. ', '\n', ' (', '’');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(word, name), between), { maxLength: 30 }), (parts) => {
        const masked = mask(parts.flat().join(''));
        expect(masked).not.toMatch(/h[ée]lias|goff|marie|andr[ée]e|Petit/i);
      }),
    );
  });

  it('changes nothing for a case without an identity', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(masking({})(text)).toBe(text);
      }),
    );
  });
});
