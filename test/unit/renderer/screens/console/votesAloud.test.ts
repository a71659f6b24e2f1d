import { describe, expect, it } from 'vitest';
import { countWords, heardIn, type AwaitedVote } from '../../../../../renderer/screens/console/votesAloud';
import { complete } from '../../../papers/sampleCases';

const [first] = complete.proposals;
if (!first) throw new Error('no proposal');
const { proposal, votes } = first;
const [vote] = votes;
if (!vote) throw new Error('no vote');
const open = () => false;
const noted: AwaitedVote = {
  proposal: proposal._id,
  voter: vote.voter.id,
  said: { position: vote.position },
};
const nobody = [{ ...first, votes: [] }];

describe('heardIn', () => {
  it('says a vote once it is counted, with the count, and then no more', () => {
    expect(heardIn(nobody, [noted], [], open)).toEqual({ sentences: [], left: [noted] });
    const { sentences, left } = heardIn([first], [noted], [], open);
    expect(left).toEqual([]);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`${countWords(first.tally)}.`);
  });
  it('does not say how many are for while phones vote', () => {
    const [words = ''] = heardIn([first], [noted], [], () => true).sentences;
    expect(words).toMatch(/vote noté\.$/);
  });
  it('says all together once everybody who was asked has voted', () => {
    const all: AwaitedVote = { proposal: proposal._id, voter: null, said: { position: 'for' } };
    const asked = votes.map(({ voter }) => voter.id);
    expect(heardIn(nobody, [all], asked, open).sentences).toEqual([]);
    expect(heardIn([first], [all], asked, open).sentences).toEqual([
      `Tous pour la proposition 1. ${countWords(first.tally)}.`,
    ]);
  });
  it('says nothing of what was noted elsewhere, and nothing of another position', () => {
    expect(heardIn([first], [], [], open).sentences).toEqual([]);
    const other: AwaitedVote = { ...noted, said: { position: 'for', reserve: 'si le bilan le permet' } };
    expect(heardIn([first], [other], [], open)).toEqual({ sentences: [], left: [other] });
  });
});

it('counts in few words: what is none is not said', () => {
  expect(countWords({ for: 3, against: 1, abstain: 0 })).toBe('3 pour, 1 contre');
  expect(countWords({ for: 2, reserved: 1, against: 0, abstain: 2 })).toBe(
    '2 pour, dont 1 avec réserve, 2\u00a0abstentions',
  );
  expect(countWords({ for: 0, against: 0, abstain: 0 })).toBe('aucun vote');
});
