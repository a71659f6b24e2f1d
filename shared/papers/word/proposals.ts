import type { TextRun } from 'docx';
import { ordinalEnding } from '../../domain/french';
import type { ProposalContent } from '../content/proposals';
import type { Fact } from '../content/words';
import { labelledTable, type LabelledRow } from './tables';
import { paragraph, prose, run, strong, type Block } from './text';

/** A proposal of usual length stays on the page of its votes. */
const KEPT_TOGETHER = 600;

/** « 1re intention », the ending raised. */
const intentionRuns = (intention: number): TextRun[] => [
  run(String(intention)),
  run(ordinalEnding(intention), { superScript: true }),
  run(' intention'),
];

const factRow = ({ label, text }: Fact): LabelledRow => ({ label, content: text, length: text.length });

export const proposalBlocks = (proposal: ProposalContent, width: number): Block[] => [
  paragraph(
    [
      run(`Proposition ${proposal.number}, `),
      ...intentionRuns(proposal.intention),
      ...(proposal.isRetained ? [run('\u00a0: retenue')] : []),
    ],
    'Heading2',
  ),
  ...prose(proposal.text, 'Prose', { keepNext: proposal.text.length < KEPT_TOGETHER }),
  labelledTable(
    [
      ...proposal.facts.map(factRow),
      { label: 'Vote', content: proposal.count ? [strong(proposal.count)] : 'Aucun vote exprimé' },
      ...proposal.positions.map(factRow),
    ],
    width,
  ),
  ...(proposal.haveVotesMoved
    ? [
        paragraph(
          'Des votes ont changé après la décision\u00a0: le décompte est celui de la décision, les positions sont les dernières connues.',
          'Note',
        ),
      ]
    : []),
];
