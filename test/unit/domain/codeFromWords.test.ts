import { describe, expect, it } from 'vitest';
import { codeFromWords, yesOrNo } from '../../../shared/domain/codeFromWords';
import { isDoubtful } from '../../../shared/domain/doubt';
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
    expect(codeFromWords('phase', 'rechute du cancer ?')).toBeNull();
    expect(['Oui', 'Oui ?', 'Non', 'non\u00a0?', '?'].map(yesOrNo)).toEqual([true, null, false, null, null]);
  });

  it('tells an answer with a doubt', () => {
    const doubtful = [
      'Oui ?',
      'Probable',
      'suspicion de progression',
      'À confirmer',
      'douteuse',
      'Peut-être',
    ];
    expect(doubtful.filter(isDoubtful)).toEqual(doubtful);
    expect(['Oui', 'Oui, dissociée', 'Non', 'Improbable', ''].filter(isDoubtful)).toEqual([]);
    // A question of its own, in a remark.
    expect(isDoubtful(`Progression connue. ${'Histoire. '.repeat(10)}Opérer ?`)).toBe(false);
  });
});
