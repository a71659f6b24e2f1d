import { describe, expect, it } from 'vitest';
import { codeFromWords } from '../../../shared/domain/codeFromWords';
import { addsNothing, sameWords } from '../../../shared/domain/sameWords';

describe('words and codes', () => {
  it('knows two labels that say the same', () => {
    expect(sameWords('Autres traitements (à préciser)', 'Autre(s) traitement(s)')).toBe(true);
    expect(sameWords('Chimiothérapie conventionnelle', 'chimiothérapie')).toBe(true);
    expect(sameWords('Quorum atteint', 'Quorum non atteint')).toBe(false);
    expect(sameWords('droit', 'gauche')).toBe(false);
  });

  it('knows what adds nothing', () => {
    expect(addsNothing('Progression locale', 'Progression locale du cancer')).toBe(true);
    expect(addsNothing('Chimiothérapie conventionnelle', 'chimiothérapie')).toBe(false);
  });

  it('takes a code only where the words leave no doubt', () => {
    expect(codeFromWords('laterality', 'C25229')).toBe('7771000');
    expect(codeFromWords('laterality', 'côté droit')).toBe('24028007');
    expect(codeFromWords('laterality', 'gauche ou droit')).toBeNull();
    // Two codes of CIM-10 have this label.
    expect(codeFromWords('cim10', 'Tumeur maligne de la lèvre supérieure, bord libre')).toBeNull();
    expect(codeFromWords('cim10', 'C50.4 - sein gauche')).toBeNull();
    expect(codeFromWords('whoStatus', 'OMS 5')).toBeNull();
    expect(codeFromWords('phase', 'rechute du cancer')).toBe('MED-244');
  });
});
