import type { CaseLine, MeetingView } from '../contracts/views';
import type { Instant } from '../domain/brand';
import { plural, shortDate } from '../domain/french';
import { personName } from '../domain/person';
import { LANDSCAPE_WIDTH, packed } from './package';
import { letterhead, pageFooter, plainHeader } from './pageMarks';
import { dataTable, type CellContent } from './tables';
import { faint, paragraph, prose, run, strong, type Block } from './text';
import { caseStateNames, meetingTime, NOT_GIVEN } from './words';

export interface MeetingPaperInput {
  readonly meeting: MeetingView;
  readonly issuedAt: Instant;
  /** The room's, `Europe/Paris`. */
  readonly timeZone: string;
}

const width = LANDSCAPE_WIDTH;

/** Missing items named in a narrow column; the case itself lists them all. */
const NAMED = 2;

function stateCell({ state, completeness, isUndecided }: CaseLine): CellContent {
  const words = completeness.missing.map((m) => m.words);
  const missing =
    words.length > NAMED
      ? `${words.slice(0, NAMED).join(', ')} et ${plural(words.length - NAMED, 'autre élément', 'autres éléments')}`
      : words.join(', ');
  const notes = [
    ...(isUndecided ? ['À trancher\u00a0: deux postes ont écrit différemment'] : []),
    ...(state === 'toComplete' && missing ? [`Il manque ${missing}`] : []),
  ];
  return notes.length > 0
    ? [caseStateNames[state], ...notes.map((note) => [faint(note)])].map((words) =>
        paragraph(words, 'CellDense'),
      )
    : caseStateNames[state];
}

const textCell = (text: string): CellContent => {
  const paragraphs = prose(text, 'CellDense');
  return paragraphs.length > 0 ? paragraphs : [run(NOT_GIVEN, { italics: true })];
};

function caseTable(cases: readonly CaseLine[]): Block {
  return dataTable(
    [
      { head: 'N°', share: 3 },
      { head: 'Patient', share: 13 },
      { head: 'Naissance', share: 8, holds: '00/00/0000' },
      { head: 'Résumé', share: 28 },
      { head: 'Question posée', share: 25 },
      { head: 'Demandeur', share: 10 },
      { head: 'État', share: 13 },
    ],
    cases.map((line, i) => ({
      cells: [
        String(i + 1),
        [strong(line.name)],
        line.birthDate ? shortDate(line.birthDate) : [run(NOT_GIVEN, { italics: true })],
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
}

/** The cases of a meeting in the order they will be presented. */
export function meetingList({ meeting, issuedAt, timeZone }: MeetingPaperInput): Promise<Uint8Array> {
  const { board, doc } = meeting;
  const cases = [...meeting.cases].sort((a, b) => a.position - b.position);
  const incomplete = cases.filter((c) => c.state === 'toComplete').length;
  const about = `Liste des dossiers · ${board.name} · séance du ${shortDate(doc.date)}`;
  const count = [
    plural(cases.length, 'dossier'),
    ...(incomplete > 0 ? [`${incomplete} à compléter`] : []),
    ...(doc.chair ? [`animateur\u00a0: ${personName(doc.chair)}`] : []),
  ];
  return packed({
    title: 'Liste des dossiers de RCP',
    subject: board.name,
    issuedAt,
    landscape: true,
    header: plainHeader(about),
    footer: pageFooter({ issuedAt, timeZone, width }),
    children: [
      ...letterhead(board.organisation, board.name, doc.place || board.place),
      paragraph('Liste des dossiers', 'Title'),
      paragraph(`${board.name}, ${meetingTime(doc)}`, 'Subtitle'),
      paragraph(`${count.join(' · ')}.`, 'Prose', { keepNext: true }),
      ...(cases.length > 0
        ? [caseTable(cases)]
        : [paragraph('Aucun dossier n’est inscrit à cette séance.', 'Prose')]),
    ],
  });
}
