import type { Participants, ParticipantLine } from '../content/participants';
import { quorumBlocks } from './quorum';
import { dataTable } from './tables';
import { paragraph, personCell, run, type Block } from './text';

function participantTable(people: readonly ParticipantLine[], width: number): Block {
  const withPlace = people.some(({ organisation }) => organisation);
  return dataTable(
    [
      { head: 'Nom', share: 32 },
      { head: 'Spécialité ou fonction', share: withPlace ? 30 : 46 },
      ...(withPlace ? [{ head: 'Établissement', share: 22 }] : []),
      { head: 'Participation', share: 16 },
    ],
    people.map((line) => ({
      cells: [
        personCell(run(line.name), line.isOutsideQuorum),
        line.specialty,
        ...(withPlace ? [line.organisation] : []),
        line.participation,
      ],
    })),
    width,
  );
}

export const participantBlocks = ({ people, quorum }: Participants, width: number): Block[] => [
  people.length > 0 ? participantTable(people, width) : paragraph('Aucun participant noté.', 'Prose'),
  ...quorumBlocks(quorum, width),
];
