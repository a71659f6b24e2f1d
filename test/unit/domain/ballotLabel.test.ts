import { expect, it } from 'vitest';
import { ballotLabel } from '../../../shared/domain/ballotLabel';
import { lists } from '../../../shared/terminology/codes';

it('names kinds of treatment by the official list, else the intention, and never what was typed', () => {
  const [one] = lists.treatment;
  const label = ballotLabel({ treatments: [one?.code ?? '', 'Opérer Madame Aubépine'], intention: 1 });
  expect(label.toLocaleLowerCase('fr')).toBe(one?.label.toLocaleLowerCase('fr'));
  expect(ballotLabel({ treatments: ['Opérer Madame Aubépine'], intention: 2 })).toBe('2e intention');
  expect(ballotLabel({ treatments: [], intention: 1 })).toBe('1re intention');
});
