import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDash, saysNothing } from '../../../shared/domain/loneDash';

const dash = fc.constantFrom('-', '--', '‐', '‑', '–', '—', '−', ' - ');
const marker = fc.constantFrom(
  'RE',
  'RP',
  'RH',
  'HER2',
  'CK7',
  'ALK',
  'EGFR',
  'PD-L1',
  'p16',
  'TTF-1',
  'Androgènes',
);
const around = fc.constantFrom('', 'Statut ', 'Score ', 'Expression de ', 'Recherche ');
const administrative = fc.constantFrom(
  'Date',
  'Téléphone',
  'Tél.',
  'Adresse',
  'Commentaire',
  'N° RPPS',
  'Médecin',
);

describe('a dash alone in a cell', () => {
  it('is kept under the name of a marker, whatever stands around it', () =>
    fc.assert(
      fc.property(
        dash,
        around,
        marker,
        fc.constantFrom('', ' sur la métastase', ' (IHC)'),
        (sign, before, name, after) => {
          expect(saysNothing(sign, `${before}${name}${after}`)).toBe(false);
        },
      ),
    ));

  it('is kept under a column of results, whatever it is called besides', () =>
    fc.assert(
      fc.property(
        dash,
        fc.constantFrom('Résultat', 'Valeur', 'Statut', 'Score'),
        administrative,
        (sign, result, other) => {
          expect(saysNothing(sign, `${other}, ${result}`)).toBe(false);
        },
      ),
    ));

  it('is nothing where nobody answers « négatif », or without a label', () =>
    fc.assert(
      fc.property(dash, fc.oneof(administrative, fc.constantFrom('', '02/10/2026')), (sign, label) => {
        expect(saysNothing(sign, label)).toBe(true);
      }),
    ));

  it.each([
    'PR',
    'N',
    'M',
    'Site métastatique',
    'Fonction rénale',
    'Examen clinique',
    'Siège de métastase',
    'Effets secondaires notables',
    'Emboles',
    'Type histologique',
  ])('may be a negative of « %s »', (label) => {
    expect(saysNothing('-', label)).toBe(false);
  });

  it('is no dash with anything beside it', () => {
    expect(['+', '+/-', '- 3', 'a-b', '', '±'].filter(isDash)).toEqual([]);
  });
});
