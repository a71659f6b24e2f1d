import { describe, expect, it } from 'vitest';
import { folded } from '../../../shared/domain/french';

describe('folded', () => {
  it.each([
    ['Nom de Naissance', 'nom de naissance'],
    ['N° patient', 'n patient'],
    ['Prénom(s)', 'prenom s'],
    ['LECŒUR', 'lecoeur'],
    ['Curriculum vitæ', 'curriculum vitae'],
    ['  ', ''],
  ])('%s → %s', (text, expected) => expect(folded(text)).toBe(expected));
});
