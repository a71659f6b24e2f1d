import type { TextRun } from 'docx';
import type { CaseView, ProposalView } from '../contracts/views';
import type { Decision } from '../domain/decision';
import { ordinalEnding } from '../domain/french';
import { personName } from '../domain/person';
import { besideText, type Proposal } from '../domain/proposal';
import { positionNames, type Position, type Tally } from '../domain/vote';
import { standingViews } from './decisionWords';
import { labelledTable, type LabelledRow } from './tables';
import { heading, paragraph, prose, run, strong, type Block } from './text';
import { titles } from './titles';
import { treatmentLabel } from './words';

/** « 1re intention », the ending raised. */
const intentionRuns = (intention: number): TextRun[] => [
  run(String(intention)),
  run(ordinalEnding(intention), { superScript: true }),
  run(' intention'),
];

const treatmentWords = (proposal: Proposal): string => proposal.treatments.map(treatmentLabel).join(', ');

const counted: readonly Exclude<Position, 'withdrawn'>[] = ['for', 'against', 'abstain'];

/** The count the decision was taken on, when there is one; votes may have moved since. */
function tallyOf({ proposal, tally }: ProposalView, decision: Decision | null): Tally {
  return decision?.tallies.find((t) => t.proposal === proposal._id) ?? tally;
}

function voteRows(item: ProposalView, decision: Decision | null): LabelledRow[] {
  const tally = tallyOf(item, decision);
  const count = counted.map((p) => `${positionNames[p].toLowerCase()} ${tally[p]}`).join(' · ');
  const none = counted.every((position) => tally[position] === 0);
  const positions = counted.flatMap((position) => {
    const words = item.votes
      .filter((v) => v.position === position)
      .map(({ voter, comment }) =>
        comment ? `${personName(voter)} («\u00a0${comment}\u00a0»)` : personName(voter),
      )
      .join(', ');
    return words ? [{ label: positionNames[position], content: words, length: words.length }] : [];
  });
  return [{ label: 'Vote', content: none ? 'Aucun vote exprimé' : [strong(count)] }, ...positions];
}

const votesMoved = (item: ProposalView, decision: Decision | null): boolean => {
  const tally = tallyOf(item, decision);
  return counted.some((position) => tally[position] !== item.tally[position]);
};

/** A proposal of usual length stays on the page of its votes. */
const KEPT_TOGETHER = 600;

function proposalBlocks(item: ProposalView, n: number, decision: Decision | null, width: number): Block[] {
  const { proposal } = item;
  const kept = decision?.retained.includes(proposal._id) ?? false;
  const facts = [['Traitements', treatmentWords(proposal)], ...besideText(proposal)].flatMap(
    ([label = '', text = '']) => (text ? [{ label, content: text, length: text.length }] : []),
  );
  return [
    paragraph(
      [
        run(`Proposition ${n}, `),
        ...intentionRuns(proposal.intention),
        ...(kept ? [run('\u00a0: retenue')] : []),
      ],
      'Heading2',
    ),
    ...prose(proposal.text, 'Prose', { keepNext: proposal.text.length < KEPT_TOGETHER }),
    labelledTable([...facts, ...voteRows(item, decision)], width),
    ...(votesMoved(item, decision)
      ? [
          paragraph(
            'Des votes ont changé après la décision\u00a0: le décompte est celui de la décision, les positions sont les dernières connues.',
            'Note',
          ),
        ]
      : []),
  ];
}

export function proposalSection(view: CaseView, width: number): Block[] {
  const items = standingViews(view);
  if (items.length === 0) return [];
  return [
    heading(titles.proposals),
    ...items.flatMap((item, i) => proposalBlocks(item, i + 1, view.decision, width)),
  ];
}
