import type { ListLine, MeetingList } from '../content/meetingList';
import { LANDSCAPE_WIDTH, packed } from './package';
import { plainHeader } from './pageMarks';
import { dataTable, type CellContent } from './tables';
import { faint, notGiven, paragraph, prose, strong, type Block } from './text';

const width = LANDSCAPE_WIDTH;

const stateCell = ({ state, notes, spent }: ListLine): CellContent => {
  const small = spent ? [...notes, spent] : notes;
  return small.length > 0
    ? [state, ...small.map((note) => [faint(note)])].map((words) => paragraph(words, 'CellDense'))
    : state;
};

const textCell = (text: string): CellContent => {
  const paragraphs = prose(text, 'CellDense');
  return paragraphs.length > 0 ? paragraphs : [notGiven()];
};

const caseTable = (lines: readonly ListLine[]): Block =>
  dataTable(
    [
      { head: 'N°', share: 3 },
      { head: 'Patient', share: 13 },
      { head: 'Naissance', share: 8, holds: '00/00/0000' },
      { head: 'Résumé', share: 28 },
      { head: 'Question posée', share: 25 },
      { head: 'Demandeur', share: 10 },
      { head: 'État', share: 13 },
    ],
    lines.map((line) => ({
      cells: [
        String(line.number),
        [strong(line.name)],
        line.birthDate || [notGiven()],
        textCell(line.summary),
        textCell(line.question),
        textCell(line.requester),
        stateCell(line),
      ],
      length: Math.max(line.summary.length, line.question.length),
    })),
    width,
    { loose: true, dense: true },
  );

export const write = ({ head, count, account, lines }: MeetingList) =>
  packed({
    head,
    landscape: true,
    header: plainHeader(head.about),
    children: [
      ...[count, ...account].map((words) => paragraph(words, 'Prose', { keepNext: true })),
      lines.length > 0 ? caseTable(lines) : paragraph('Aucun dossier n’est inscrit à cette séance.', 'Prose'),
    ],
  });
