import { useEffect, useRef } from 'react';
import type { ProposalView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { PersonId, ProposalId } from '../../../shared/domain/ids';
import { positionWords, type Said, type Tally } from '../../../shared/domain/vote';
import { sayAloud } from '../../components/aloud/sayAloud';
import { listName } from '../../components/people/byFamily';

/** Noted here a moment ago, and not counted yet; `voter` null: everybody who had not voted, for. */
export interface AwaitedVote {
  readonly proposal: ProposalId;
  readonly voter: PersonId | null;
  readonly said: Said;
}

interface Heard {
  readonly sentences: readonly string[];
  readonly left: readonly AwaitedVote[];
}

/** « 3 pour, dont 1 avec réserve, 1 contre »: what is none is not said. */
export function countWords(tally: Tally): string {
  const words = [
    tally.for > 0 ? `${tally.for} pour${tally.reserved ? `, dont ${tally.reserved} avec réserve` : ''}` : '',
    tally.against > 0 ? `${tally.against} contre` : '',
    tally.abstain > 0 ? plural(tally.abstain, 'abstention') : '',
  ];
  return words.filter(Boolean).join(', ') || 'aucun vote';
}

/** A remark that is not said anew stays as it was. */
const isSaid = (vote: Said, said: Said): boolean =>
  positionWords(vote) === positionWords(said) &&
  (said.comment === undefined || vote.comment === said.comment);

/**
 * What is to be said of the votes that were noted here, once they are counted: what others vote elsewhere, and what is taken
 * back, is not.
 * @param present who is asked in the room or by video
 * @param isSecret phones vote on it: how many are for is nobody's yet
 */
export function heardIn(
  items: readonly ProposalView[],
  awaited: readonly AwaitedVote[],
  present: readonly PersonId[],
  isSecret: (proposal: ProposalId) => boolean,
): Heard {
  const done = (one: AwaitedVote): boolean => {
    const votes = items.find(({ proposal }) => proposal._id === one.proposal)?.votes ?? [];
    const voted = votes.filter(({ position }) => position !== 'withdrawn');
    return one.voter === null
      ? present.every((id) => voted.some(({ voter }) => voter.id === id))
      : voted.some((vote) => vote.voter.id === one.voter && isSaid(vote, one.said));
  };
  const counted = awaited.filter(done);
  const sentences = items.flatMap(({ proposal, votes, tally }, index) => {
    const here = counted.filter((one) => one.proposal === proposal._id);
    if (here.length === 0) return [];
    const each = here.map(({ voter, said }) => {
      if (voter === null) return `Tous pour la proposition ${index + 1}`;
      const person = votes.find((vote) => vote.voter.id === voter)?.voter;
      const words = isSecret(proposal._id) ? 'vote noté' : positionWords(said).toLocaleLowerCase('fr');
      return `${person ? listName(person) : ''}\u00a0: ${words}`;
    });
    return [`${[...each, ...(isSecret(proposal._id) ? [] : [countWords(tally)])].join('. ')}.`];
  });
  return { sentences, left: awaited.filter((one) => !counted.includes(one)) };
}

/** Says each vote that is noted here with what it makes of the count. @returns what is told before one is sent */
export function useVotesAloud(
  items: readonly ProposalView[],
  present: readonly PersonId[],
  isSecret: (proposal: ProposalId) => boolean,
) {
  const awaited = useRef<readonly AwaitedVote[]>([]);
  const latest = useRef({ items, present, isSecret });
  useEffect(() => {
    latest.current = { items, present, isSecret };
    const { sentences, left } = heardIn(items, awaited.current, present, isSecret);
    awaited.current = left;
    for (const words of sentences) sayAloud(words);
  });
  return {
    /** @returns what forgets it again, where it was refused */
    await: (one: AwaitedVote): (() => void) => {
      const { items: shown } = latest.current;
      // The same again changes nothing, and is not waited for.
      const isThere = heardIn(shown, [one], latest.current.present, () => false).left.length === 0;
      if (!isThere) awaited.current = [...awaited.current, one];
      return () => {
        awaited.current = awaited.current.filter((other) => other !== one);
      };
    },
  };
}
