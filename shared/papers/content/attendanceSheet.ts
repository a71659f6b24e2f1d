import { attendanceNames, overallMode, type Span } from '../../domain/attendance';
import { differing, presencesOf } from '../../domain/attendanceValidation';
import { clockTime, inRoom, shortDate } from '../../domain/french';
import type { CaseId } from '../../domain/ids';
import { isDoctor, personName, personSpecialty } from '../../domain/person';
import { readStrokes, type Stroke } from '../../domain/signature';
import { paperHead, type PaperHead } from './head';
import type { Attender, MeetingPaperInput, PaperMeeting } from './inputs';
import { quorumContent, type QuorumContent } from './quorum';
import { moment } from './words';

export interface SigningLine {
  readonly name: string;
  readonly isOutsideQuorum: boolean;
  readonly specialty: string;
  readonly rpps: string;
  readonly organisation: string;
  readonly participation: string;
  /** Several stays are several lines, so that each arrival faces its departure. */
  readonly arrivals: readonly string[];
  readonly departures: readonly string[];
  /** Who need not sign says why: an empty box would ask for a hand. Null for who signs. */
  readonly insteadOfSignature: string | null;
  /** Drawn on the screen; null where a pen signs the sheet. */
  readonly signature: DrawnSignature | null;
}

export interface DrawnSignature {
  readonly strokes: readonly Stroke[];
  /** For who does not see it. */
  readonly words: string;
  /** « à l’écran à 16 h 05 »; another day, « à l’écran le 25/11/2026 » */
  readonly signed: string;
}

/** Somebody, and what is noted of their part. */
export interface Noted {
  readonly who: string;
  readonly text: string;
}

/**
 * The feuille d'émargement: signatures of those in the room, list of the others (shared/domain/README.md, "Attendance
 * sheet").
 */
export interface AttendanceSheet {
  readonly head: PaperHead;
  readonly lines: readonly SigningLine[];
  /** Who said that the attendance is right and when, and whether it was changed since; empty while nobody did. */
  readonly validation: string;
  readonly remote: readonly Noted[];
  readonly written: readonly Noted[];
  readonly quorum: QuorumContent;
  /** Who signs for the meeting; empty while nobody chairs it. */
  readonly chair: string;
}

const spansOf = ({ attendance }: Attender): readonly Span[] => attendance?.spans ?? [];
const wasIn = (line: Attender, mode: Span['mode']): boolean =>
  spansOf(line).some((span) => span.mode === mode);

const named = ({ person }: Attender): string =>
  [personName(person), personSpecialty(person)].filter(Boolean).join(', ');

function participation({ attendance, mode: now }: Attender, planned: boolean): string {
  const mode = attendance ? overallMode(attendance) : now;
  if (mode === 'absent') return planned ? '' : attendanceNames.absent;
  const both = mode !== 'written' && attendance?.written;
  return both ? `${attendanceNames[mode]}, ${attendanceNames.written.toLowerCase()}` : attendanceNames[mode];
}

function insteadOfSignature(line: Attender, planned: boolean): string | null {
  if (wasIn(line, 'room')) return null;
  if (wasIn(line, 'video')) return 'à distance';
  if (line.attendance?.written) return 'avis écrit';
  return planned ? null : '–';
}

function drawnSignature(
  { attendance, person }: Attender,
  { date }: PaperMeeting['doc'],
  timeZone: string,
): DrawnSignature | null {
  const { signature, stamps } = attendance ?? {};
  const strokes = signature?.way === 'drawn' ? readStrokes(signature.strokes ?? '') : [];
  if (strokes.length === 0) return null;
  const at = stamps?.['signature']?.at;
  const { day, time } = at ? inRoom(at, timeZone) : { day: date, time: '' };
  const when = day === date ? time && ` à ${clockTime(time)}` : ` le ${shortDate(day)}`;
  return { strokes, words: `Signature\u00a0: ${personName(person)}`, signed: `à l’écran${when}` };
}

function validationWords({ doc, attendance }: PaperMeeting, timeZone: string): string {
  const validated = doc.attendanceValidated;
  if (!validated) return '';
  const now = presencesOf(attendance.flatMap((line) => line.attendance ?? []));
  const changed = differing(validated.presences, now);
  const words = `Présences validées le ${moment(validated.at, timeZone)} par ${personName(validated.by)}`;
  if (changed.length === 0) return `${words}.`;
  const names = attendance
    .filter(({ person }) => changed.includes(person.id))
    .map(({ person }) => personName(person));
  return `${words}, modifiées depuis leur validation${names.length > 0 ? ` (${names.join(', ')})` : ''}.`;
}

function casesWords(cases: readonly CaseId[] | undefined, meeting: PaperMeeting): string {
  if (!cases) return 'toute la séance';
  const numbers = [...meeting.cases]
    .sort((a, b) => a.position - b.position)
    .flatMap((line, i) => (cases.includes(line.case) ? [i + 1] : []));
  if (numbers.length === 0) return 'un dossier qui n’est plus à l’ordre du jour';
  return `${numbers.length === 1 ? 'le dossier n°' : 'les dossiers n°'}\u00a0${numbers.join(', ')}`;
}

export function attendanceSheet(input: MeetingPaperInput): AttendanceSheet {
  const { meeting, timeZone } = input;
  const { board, doc, quorum, attendance } = meeting;
  const planned = doc.state === 'planned';
  const clock = (at: Span['from']): string => clockTime(inRoom(at, timeZone).time);
  const stillHere = doc.state === 'closed' ? 'fin de séance' : 'en séance';
  const stay = ({ from, to }: Span): string =>
    to ? `de ${clock(from)} à ${clock(to)}` : `à partir de ${clock(from)}`;
  return {
    head: paperHead({
      ...input,
      board,
      property: 'Feuille d’émargement de RCP',
      title: 'Feuille d’émargement',
      about: `Feuille d’émargement · ${board.name} · séance du ${shortDate(doc.date)}`,
    }),
    lines: attendance.map((line) => ({
      name: personName(line.person),
      isOutsideQuorum: !isDoctor(line.person),
      specialty: personSpecialty(line.person),
      rpps: line.person.rpps ?? '',
      organisation: line.person.organisation ?? '',
      participation: participation(line, planned),
      arrivals: spansOf(line).map(({ from }) => clock(from)),
      departures: spansOf(line).map(({ to }) => (to ? clock(to) : stillHere)),
      insteadOfSignature: insteadOfSignature(line, planned),
      signature: drawnSignature(line, doc, timeZone),
    })),
    validation: validationWords(meeting, timeZone),
    remote: attendance.flatMap((line) => {
      const stays = spansOf(line).filter(({ mode }) => mode === 'video');
      if (stays.length === 0) return [];
      return [{ who: named(line), text: `en visioconférence ${stays.map(stay).join(' puis ')}` }];
    }),
    written: attendance.flatMap((line) => {
      const written = line.attendance?.written;
      if (!written) return [];
      const { day, cases } = written;
      return [
        { who: named(line), text: `avis daté du ${shortDate(day)}, pour ${casesWords(cases, meeting)}` },
      ];
    }),
    quorum: quorumContent({ result: quorum, groups: quorum, isForecast: planned }),
    chair: doc.chair ? personName(doc.chair) : '',
  };
}
