import type { AttendanceLine, MeetingView } from '../contracts/views';
import { attendanceNames, overallMode, type Span } from '../domain/attendance';
import { clockTime, inRoom, shortDate } from '../domain/french';
import type { CaseId } from '../domain/ids';
import { isDoctor, personName, personSpecialty } from '../domain/person';
import type { MeetingPaperInput } from './meetingList';
import { LANDSCAPE_WIDTH, packed } from './package';
import { letterhead, pageFooter, plainHeader } from './pageMarks';
import { quorumBlocks } from './participants';
import { signatureTable } from './signature';
import { LIST } from './styles';
import { dataTable, type CellContent } from './tables';
import { faint, heading, paragraph, run, strong, type Block } from './text';
import { meetingTime } from './words';

const width = LANDSCAPE_WIDTH;

/** A hand needs a centimetre. */
const SIGNATURE_HEIGHT = 620;

interface Context {
  readonly meeting: MeetingView;
  readonly timeZone: string;
}

const spansOf = ({ attendance }: AttendanceLine): readonly Span[] => attendance?.spans ?? [];
const wasIn = (line: AttendanceLine, mode: Span['mode']): boolean =>
  spansOf(line).some((span) => span.mode === mode);

/** Several stays are several lines, so that each arrival faces its departure. */
const times = (texts: readonly string[]): CellContent =>
  texts.length > 0 ? texts.map((text) => paragraph(text, 'Cell')) : '';

const arrivals = (line: AttendanceLine, timeZone: string): CellContent =>
  times(spansOf(line).map((span) => clockTime(inRoom(span.from, timeZone).time)));

function departures(line: AttendanceLine, { meeting, timeZone }: Context): CellContent {
  const open = meeting.doc.state === 'closed' ? 'fin de séance' : 'en séance';
  return times(spansOf(line).map((span) => (span.to ? clockTime(inRoom(span.to, timeZone).time) : open)));
}

function modeCell(line: AttendanceLine, planned: boolean): CellContent {
  const mode = line.attendance ? overallMode(line.attendance) : line.mode;
  if (mode === 'absent') return planned ? '' : attendanceNames.absent;
  const both = mode !== 'written' && line.attendance?.written;
  return both ? `${attendanceNames[mode]}, ${attendanceNames.written.toLowerCase()}` : attendanceNames[mode];
}

/** Who need not sign says why in small print: an empty box would ask for a hand. */
function signatureCell(line: AttendanceLine, planned: boolean): CellContent {
  if (wasIn(line, 'room')) return '';
  if (wasIn(line, 'video')) return [faint('à distance')];
  if (line.attendance?.written) return [faint('avis écrit')];
  return planned ? '' : [faint('–')];
}

function signingTable(lines: readonly AttendanceLine[], context: Context): Block {
  const planned = context.meeting.doc.state === 'planned';
  return dataTable(
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
    lines.map((line) => {
      const signs = wasIn(line, 'room') || (planned && !wasIn(line, 'video') && !line.attendance?.written);
      return {
        cells: [
          [strong(personName(line.person)), ...(isDoctor(line.person) ? [] : [faint('  hors\u00a0quorum')])],
          personSpecialty(line.person),
          line.person.rpps ?? '',
          line.person.organisation ?? '',
          modeCell(line, planned),
          arrivals(line, context.timeZone),
          departures(line, context),
          signatureCell(line, planned),
        ],
        ...(signs ? { height: SIGNATURE_HEIGHT } : {}),
      };
    }),
    width,
    { grid: true },
  );
}

const named = ({ person }: AttendanceLine): string =>
  [personName(person), personSpecialty(person)].filter(Boolean).join(', ');

const item = (runs: Parameters<typeof paragraph>[0]): Block =>
  paragraph(runs, 'Prose', { numbering: { reference: LIST, level: 0 } });

function remoteBlocks(lines: readonly AttendanceLine[], { timeZone }: Context): Block[] {
  const remote = lines.filter((line) => wasIn(line, 'video'));
  if (remote.length === 0) return [];
  return [
    heading('Participants à distance'),
    ...remote.map((line) => {
      const stays = spansOf(line)
        .filter((span) => span.mode === 'video')
        .map(({ from, to }) => {
          const start = clockTime(inRoom(from, timeZone).time);
          return to ? `de ${start} à ${clockTime(inRoom(to, timeZone).time)}` : `à partir de ${start}`;
        });
      return item([strong(named(line)), run(`\u00a0: en visioconférence ${stays.join(' puis ')}`)]);
    }),
  ];
}

function casesWords(cases: readonly CaseId[] | undefined, meeting: MeetingView): string {
  if (!cases) return 'toute la séance';
  const numbers = [...meeting.cases]
    .sort((a, b) => a.position - b.position)
    .flatMap((line, i) => (cases.includes(line.case) ? [i + 1] : []));
  if (numbers.length === 0) return 'un dossier qui n’est plus à l’ordre du jour';
  return `${numbers.length === 1 ? 'le dossier n°' : 'les dossiers n°'}\u00a0${numbers.join(', ')}`;
}

function writtenBlocks(lines: readonly AttendanceLine[], { meeting }: Context): Block[] {
  const written = lines.flatMap((line) =>
    line.attendance?.written ? [{ line, written: line.attendance.written }] : [],
  );
  if (written.length === 0) return [];
  return [
    heading('Avis écrits'),
    ...written.map(({ line, written: { day, cases } }) =>
      item([
        strong(named(line)),
        run(`\u00a0: avis daté du ${shortDate(day)}, pour ${casesWords(cases, meeting)}`),
      ]),
    ),
  ];
}

/**
 * The feuille d'émargement: signatures of those in the room, list of the others (shared/domain/README.md, "Attendance
 * sheet").
 */
export function attendanceSheet({ meeting, issuedAt, timeZone }: MeetingPaperInput): Promise<Uint8Array> {
  const { board, doc, quorum, attendance } = meeting;
  const context = { meeting, timeZone };
  const about = `Feuille d’émargement · ${board.name} · séance du ${shortDate(doc.date)}`;
  return packed({
    title: 'Feuille d’émargement de RCP',
    subject: board.name,
    issuedAt,
    landscape: true,
    header: plainHeader(about),
    footer: pageFooter({ issuedAt, timeZone, width }),
    children: [
      ...letterhead(board.organisation, board.name, doc.place || board.place),
      paragraph('Feuille d’émargement', 'Title'),
      paragraph(`${board.name}, ${meetingTime(doc)}`, 'Subtitle'),
      ...(attendance.length > 0
        ? [signingTable(attendance, context)]
        : [paragraph('Aucun participant n’est inscrit à cette séance.', 'Prose')]),
      ...remoteBlocks(attendance, context),
      ...writtenBlocks(attendance, context),
      heading('Quorum'),
      ...quorumBlocks({ result: quorum, groups: quorum, forecast: doc.state === 'planned', width }),
      heading('Signature'),
      signatureTable(doc.chair ? personName(doc.chair) : '', width),
    ],
  });
}
