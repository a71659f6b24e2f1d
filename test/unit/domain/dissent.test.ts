import { expect, it } from 'vitest';
import { dissentOf, dissentWords } from '../../../shared/domain/dissent';
import { proposal, vote } from './samples';

const [one, other] = [proposal(1)._id, proposal(2)._id];

it('is who was against what is retained, or for it with a reserve, with what they said', () => {
  const votes = [
    vote(1, 'for', one),
    { ...vote(2, 'for', one), reserve: 'après TEP' },
    { ...vote(3, 'against', one), comment: 'Trop tôt' },
    vote(4, 'abstain', one),
    { ...vote(5, 'withdrawn', one), reserve: 'ancienne' },
    vote(6, 'against', other),
  ];
  const dissent = dissentOf([one], votes);
  expect(dissent.map(({ position }) => position).sort()).toEqual(['against', 'for']);
  const words = dissent.map(dissentWords);
  expect(words.some((said) => said.endsWith(', pour avec réserve («\u00a0après TEP\u00a0»)'))).toBe(true);
  expect(words.some((said) => said.endsWith(', contre («\u00a0Trop tôt\u00a0»)'))).toBe(true);
  expect(dissentOf([], votes)).toEqual([]);
  expect(dissentOf([other, one], votes).map((said) => said.proposal)).toEqual([other, one, one]);
});
