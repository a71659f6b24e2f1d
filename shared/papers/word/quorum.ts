import type { QuorumContent } from '../content/quorum';
import { dataTable } from './tables';
import { paragraph, run, strong, type Block } from './text';

export const quorumBlocks = (
  { isForecast, result, counted, groups }: QuorumContent,
  width: number,
): Block[] => [
  paragraph(
    [
      ...(isForecast ? [run('Prévision avant la séance. ')] : []),
      strong(result),
      run(counted ? ` ${counted}` : ''),
    ],
    'Prose',
    { spacing: { before: 140 }, keepNext: groups.length > 0 },
  ),
  ...(groups.length > 0
    ? [
        dataTable(
          [
            { head: 'Compétence', share: 27 },
            { head: 'Exigence', share: 18 },
            { head: 'Représentée par', share: 55 },
          ],
          groups.map(({ name, requirement, isMandatory, by }) => ({
            cells: [name, requirement, by || [run('Non représentée', { bold: isMandatory })]],
          })),
          width,
        ),
      ]
    : []),
];
