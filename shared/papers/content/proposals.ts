import type { Decision } from '../../domain/decision';
import { personName } from '../../domain/person';
import { besideText } from '../../domain/proposal';
import { positionNames, type Position, type Tally } from '../../domain/vote';
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

const voters = ({ votes }: ReportedProposal, position: Position): string =>
  votes
    .filter((v) => v.position === position)
    .map(({ voter, comment }) =>
      comment ? `${personName(voter)} («\u00a0${comment}\u00a0»)` : personName(voter),
    )
    .join(', ');

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
    count: counted.every((position) => tally[position] === 0)
      ? ''
      : counted.map((p) => `${positionNames[p].toLowerCase()} ${tally[p]}`).join(' · '),
    positions: filled(counted.map((position) => [positionNames[position], voters(item, position)])),
    haveVotesMoved: counted.some((position) => tally[position] !== item.tally[position]),
  };
}

/** The proposals that stand, by intention. */
export const proposalContents = (view: ReportedCase): ProposalContent[] =>
  standingViews(view).map((item, i) => proposalContent(item, i + 1, view.decision));
