import type { AttendanceSheet, Noted, SigningLine } from '../content/attendanceSheet';
import { LANDSCAPE_WIDTH, packed } from './package';
import { plainHeader } from './pageMarks';
import { quorumBlocks } from './quorum';
import { drawnSignature, signatureTable } from './signature';
import { LIST } from './styles';
import { dataTable, type CellContent } from './tables';
import { faint, heading, paragraph, personCell, run, strong, type Block } from './text';

const width = LANDSCAPE_WIDTH;

/** A hand needs a centimetre. */
const SIGNATURE_HEIGHT = 620;

function signatureCell({ signature, insteadOfSignature }: SigningLine, at: number): CellContent {
  if (signature) return drawnSignature(signature, at + 1);
  return insteadOfSignature === null ? '' : [faint(insteadOfSignature)];
}

const times = (texts: readonly string[]): CellContent =>
  texts.length > 0 ? texts.map((text) => paragraph(text, 'Cell')) : '';

const signingTable = (lines: readonly SigningLine[]): Block =>
  dataTable(
    [
      { head: 'Nom', share: 18 },
      { head: 'Spécialité ou fonction', share: 18 },
      { head: 'RPPS', share: 9, holds: '00000000000' },
      { head: 'Établissement', share: 14 },
      { head: 'Participation', share: 9, holds: 'Avis écrit' },
      { head: 'Arrivée', share: 6, holds: '00 h 00' },
      { head: 'Départ', share: 8, holds: '00 h 00' },
      { head: 'Signature', share: 16 },
    ],
    lines.map((line, at) => ({
      cells: [
        personCell(strong(line.name), line.isOutsideQuorum),
        line.specialty,
        line.rpps,
        line.organisation,
        line.participation,
        times(line.arrivals),
        times(line.departures),
        signatureCell(line, at),
      ],
      ...(line.insteadOfSignature === null ? { height: SIGNATURE_HEIGHT } : {}),
    })),
    width,
    { grid: true },
  );

const notedBlocks = (title: string, noted: readonly Noted[]): Block[] =>
  noted.length === 0
    ? []
    : [
        heading(title),
        ...noted.map(({ who, text }) =>
          paragraph([strong(who), run(`\u00a0: ${text}`)], 'Prose', {
            numbering: { reference: LIST, level: 0 },
          }),
        ),
      ];

export const write = ({ head, lines, validation, remote, written, quorum, chair }: AttendanceSheet) =>
  packed({
    head,
    landscape: true,
    header: plainHeader(head.about),
    children: [
      lines.length > 0
        ? signingTable(lines)
        : paragraph('Aucun participant n’est inscrit à cette séance.', 'Prose'),
      ...(validation ? [paragraph(validation, 'Prose', { spacing: { before: 120 } })] : []),
      ...notedBlocks('Participants à distance', remote),
      ...notedBlocks('Avis écrits', written),
      heading('Quorum'),
      ...quorumBlocks(quorum, width),
      heading('Signature'),
      signatureTable(chair, width),
    ],
  });
