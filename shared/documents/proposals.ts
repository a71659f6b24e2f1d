import type { TextRun } from 'docx';
import type { CaseView, ProposalView } from '../contracts/views';
import type { Decision } from '../domain/decision';
import { shortDate } from '../domain/french';
import type { ProposalId } from '../domain/ids';
import { personName } from '../domain/person';
import { standing, type Proposal } from '../domain/proposal';
import { positionNames, type Position, type Tally } from '../domain/vote';
import { codeIn } from '../terminology/codes';
import { labelledTable, type LabelledRow } from './tables';
import { faint, heading, paragraph, prose, run, strong, type Block } from './text';
import { ordinalEnding } from './words';

/** « 1re intention », the ending raised. */
export const intentionRuns = (intention: number): TextRun[] => [
  run(String(intention)),
  run(ordinalEnding(intention), { superScript: true }),
  run(' intention'),
];

function treatmentWords(proposal: Proposal): string {
  return proposal.treatments.map((t) => codeIn('treatment', t)?.label ?? t).join(', ');
}

function plannedWords({ plannedFrom, plannedTo }: Proposal): string {
  if (plannedFrom && plannedTo) return `du ${shortDate(plannedFrom)} au ${shortDate(plannedTo)}`;
  if (plannedFrom) return `à partir du ${shortDate(plannedFrom)}`;
  return plannedTo ? `jusqu’au ${shortDate(plannedTo)}` : '';
}

const counted: readonly Exclude<Position, 'withdrawn'>[] = ['for', 'against', 'abstain'];

/** The count the decision was taken on, when there is one; votes may have moved since. */
function tallyOf({ proposal, tally }: ProposalView, decision: Decision | null): Tally {
  return decision?.tallies.find((t) => t.proposal === proposal._id) ?? tally;
}

function voteRows(item: ProposalView): LabelledRow[] {
  return counted.flatMap((position) => {
    const votes = item.votes.filter((v) => v.position === position);
    if (votes.length === 0) return [];
    const words = votes.map(({ voter, comment }) =>
      comment ? `${personName(voter)} («\u00a0${comment}\u00a0»)` : personName(voter),
    );
    return [{ label: positionNames[position], content: words.join(', '), length: words.join(', ').length }];
  });
}

function voteBlocks(item: ProposalView, decision: Decision | null, width: number): Block[] {
  const tally = tallyOf(item, decision);
  const rows = voteRows(item);
  if (rows.length === 0 && counted.every((position) => tally[position] === 0))
    return [paragraph([faint('Aucun vote exprimé.')], 'Prose')];
  const moved = counted.some((position) => tally[position] !== item.tally[position]);
  return [
    paragraph(
      [
        run('Vote\u00a0: '),
        strong(counted.map((p) => `${positionNames[p].toLowerCase()} ${tally[p]}`).join(' · ')),
      ],
      'Prose',
      { keepNext: rows.length > 0 },
    ),
    ...(rows.length > 0 ? [labelledTable(rows, width)] : []),
    ...(moved
      ? [
          paragraph(
            'Des votes ont changé après la décision\u00a0: le décompte est celui de la décision, les positions sont les dernières connues.',
            'Note',
          ),
        ]
      : []),
  ];
}

function proposalBlocks(item: ProposalView, n: number, decision: Decision | null, width: number): Block[] {
  const { proposal } = item;
  const kept = decision?.retained.includes(proposal._id) ?? false;
  const facts = [
    ['Traitements', treatmentWords(proposal)],
    ['Examens demandés', proposal.examinations ?? ''],
    ['Période prévue', plannedWords(proposal)],
    ['Proposé par', proposal.proposedBy ? personName(proposal.proposedBy) : ''],
  ].flatMap(([label = '', text = '']) => (text ? [{ label, content: text, length: text.length }] : []));
  return [
    paragraph(
      [
        run(`Proposition ${n}, `),
        ...intentionRuns(proposal.intention),
        ...(kept ? [run('\u00a0: retenue')] : []),
      ],
      'Heading2',
    ),
    ...prose(proposal.text),
    ...(facts.length > 0 ? [labelledTable(facts, width), paragraph('', 'Gap')] : []),
    ...voteBlocks(item, decision, width),
  ];
}

/** The proposals that stand, by intention. */
export function standingViews(view: CaseView): ProposalView[] {
  const order = standing(view.proposals.map((p) => p.proposal)).map((p) => p._id);
  return order.flatMap((id: ProposalId) => view.proposals.filter((p) => p.proposal._id === id));
}

export function proposalSection(view: CaseView, width: number): Block[] {
  const items = standingViews(view);
  if (items.length === 0) return [];
  return [
    heading('Propositions thérapeutiques et votes'),
    ...items.flatMap((item, i) => proposalBlocks(item, i + 1, view.decision, width)),
  ];
}
