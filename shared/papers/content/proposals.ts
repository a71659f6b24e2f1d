import type { Decision } from '../../domain/decision';
import { personName } from '../../domain/person';
import { besideText } from '../../domain/proposal';
import {
  positionWords,
  remarksOf,
  reserveOf,
  tallyWords,
  type Position,
  type Tally,
} from '../../domain/vote';
import { standingViews } from './decisionWords';
import type { ReportedCase, ReportedProposal } from './inputs';
import { treatmentLabel, type Fact } from './words';

export interface ProposalContent {
  readonly number: number;
  readonly intention: number;
  readonly isRetained: boolean;
  readonly text: string;
  readonly facts: readonly Fact[];
  /** The count; empty where nobody voted. */
  readonly count: string;
  /** Who voted what. */
  readonly positions: readonly Fact[];
  /** Votes changed since the decision: the count is the decision's, the positions are the last known. */
  readonly haveVotesMoved: boolean;
}

const counted: readonly Exclude<Position, 'withdrawn'>[] = ['for', 'against', 'abstain'];

/** The count the decision was taken on, when there is one; votes may have moved since. */
function tallyOf({ proposal, tally }: ReportedProposal, decision: Decision | null): Tally {
  return decision?.tallies.find((t) => t.proposal === proposal._id) ?? tally;
}

/** Who said the same, under the words of it: those for, then those for with a reserve, those against, abstentions. */
function positionFacts({ votes }: ReportedProposal): Fact[] {
  const sorted = counted.flatMap((position) => {
    const said = votes.filter((vote) => vote.position === position);
    return [
      ...said.filter((vote) => reserveOf(vote) === ''),
      ...said.filter((vote) => reserveOf(vote) !== ''),
    ];
  });
  return [...new Set(sorted.map(positionWords))].map((label) => ({
    label,
    text: sorted
      .filter((vote) => positionWords(vote) === label)
      .map((vote) => [personName(vote.voter), ...remarksOf(vote).map((words) => `(«\u00a0${words}\u00a0»)`)])
      .map((words) => words.join(' '))
      .join(', '),
  }));
}

const filled = (facts: readonly (readonly [string, string])[]): Fact[] =>
  facts.flatMap(([label, text]) => (text ? [{ label, text }] : []));

function proposalContent(item: ReportedProposal, number: number, decision: Decision | null): ProposalContent {
  const { proposal } = item;
  const tally = tallyOf(item, decision);
  return {
    number,
    intention: proposal.intention,
    isRetained: decision?.retained.includes(proposal._id) ?? false,
    text: proposal.text,
    facts: filled([
      ['Traitements', proposal.treatments.map(treatmentLabel).join(', ')],
      ...besideText(proposal),
    ]),
    count: counted.every((position) => tally[position] === 0) ? '' : tallyWords(tally),
    positions: positionFacts(item),
    haveVotesMoved: counted.some((position) => tally[position] !== item.tally[position]),
  };
}

/** The proposals that stand, by intention. */
export const proposalContents = (view: ReportedCase): ProposalContent[] =>
  standingViews(view).map((item, i) => proposalContent(item, i + 1, view.decision));
