import type { CaseView, MeetingView } from '../contracts/views';
import { attendanceNames, type Attendance, type AttendanceMode } from '../domain/attendance';
import type { Board } from '../domain/board';
import type { CivilDay } from '../domain/brand';
import type { Decision } from '../domain/decision';
import { plural } from '../domain/french';
import { attendanceId } from '../domain/ids';
import { isDoctor, personName, personSpecialty, type Person } from '../domain/person';
import { quorumOf, quorumWords, type Quorum, type QuorumMember } from '../domain/quorum';
import { dataTable } from './tables';
import { faint, heading, paragraph, run, strong, type Block } from './text';
import { titles } from './titles';
import { capitalised } from './words';

interface Participant {
  readonly person: Person;
  readonly mode: Exclude<AttendanceMode, 'absent'>;
}

const modeOrder: readonly AttendanceMode[] = ['room', 'video', 'written'];

/** Who took part: as frozen by the decision, else as things stand. */
function participantsOf(decision: Decision | null, meeting: MeetingView): Participant[] {
  const all = decision
    ? decision.participants
    : meeting.attendance.flatMap(({ person, mode }) => (mode === 'absent' ? [] : [{ person, mode }]));
  return [...all].sort((a, b) => modeOrder.indexOf(a.mode) - modeOrder.indexOf(b.mode));
}

/**
 * The quorum group by group at the moment of the decision. The decision froze the result, not the groups, so they are
 * reckoned again from its participants; null when the board's rule has changed since and would tell another story.
 */
function frozenQuorum(decision: Decision, board: Board): Quorum | null {
  const attendances = decision.participants.map(({ person, mode }): Attendance => ({
    _id: attendanceId(decision.meeting, person.id),
    type: 'attendance',
    schema: 1,
    clock: {},
    stamps: {},
    meeting: decision.meeting,
    person,
    expected: true,
    spans: mode === 'written' ? [] : [{ mode, from: decision.at }],
    ...(mode === 'written' ? { written: { day: decision.at.slice(0, 10) as CivilDay } } : {}),
  }));
  const again = quorumOf({ rule: board.quorum, attendances, at: decision.at, forCase: decision.case });
  const same =
    again.status === decision.quorum.status && again.missing.join() === decision.quorum.missing.join();
  return same ? again : null;
}

interface QuorumShown {
  /** The result in words; the frozen one when a decision stands. */
  readonly result: Pick<Quorum, 'status' | 'missing'>;
  readonly groups: Quorum | null;
  readonly forecast: boolean;
  readonly width: number;
}

/** The result, then who stands for each competence. */
export function quorumBlocks({ result, groups, forecast, width }: QuorumShown): Block[] {
  const counted = groups
    ? ` ${plural(groups.distinctSpecialties, 'spécialité différente', 'spécialités différentes')} (${plural(groups.minimumSpecialties, 'demandée')}).`
    : '';
  const rows = groups?.groups ?? [];
  return [
    paragraph(
      [
        ...(forecast ? [run('Prévision avant la séance. ')] : []),
        strong(`${quorumWords(result)}.`),
        run(counted),
      ],
      'Prose',
      { spacing: { before: 140 }, keepNext: rows.length > 0 },
    ),
    ...(rows.length > 0
      ? [
          dataTable(
            [
              { head: 'Compétence', share: 27 },
              { head: 'Exigence', share: 18 },
              { head: 'Représentée par', share: 55 },
            ],
            rows.map(({ name, mandatory, by }) => ({
              cells: [
                capitalised(name),
                mandatory ? 'Obligatoire' : 'Recommandée',
                by.length > 0
                  ? by.map(memberWords).join(', ')
                  : [run('Non représentée', { bold: mandatory })],
              ],
            })),
            width,
          ),
        ]
      : []),
  ];
}

const memberWords = ({ name, mode }: QuorumMember): string =>
  mode === 'room' ? name : `${name} (${attendanceNames[mode].toLowerCase()})`;

export function participantBlocks(
  view: CaseView,
  meeting: MeetingView,
  board: Board,
  width: number,
): Block[] {
  const { decision } = view;
  const people = participantsOf(decision, meeting);
  const withPlace = people.some(({ person }) => person.organisation);
  const quorum = decision ? frozenQuorum(decision, board) : view.quorum;
  const table = dataTable(
    [
      { head: 'Nom', share: 32 },
      { head: 'Spécialité ou fonction', share: withPlace ? 30 : 46 },
      ...(withPlace ? [{ head: 'Établissement', share: 22 }] : []),
      { head: 'Participation', share: 16 },
    ],
    people.map(({ person, mode }) => ({
      cells: [
        [run(personName(person)), ...(isDoctor(person) ? [] : [faint('  hors\u00a0quorum')])],
        personSpecialty(person),
        ...(withPlace ? [person.organisation ?? ''] : []),
        attendanceNames[mode],
      ],
    })),
    width,
  );
  return [
    heading(titles.participants),
    ...(people.length > 0 ? [table] : [paragraph('Aucun participant noté.', 'Prose')]),
    ...quorumBlocks({
      result: decision ? decision.quorum : view.quorum,
      groups: quorum,
      forecast: !decision && meeting.doc.state === 'planned',
      width,
    }),
  ];
}
