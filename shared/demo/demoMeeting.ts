import { boardSlug } from '../region/databaseName';
import type { Attendance } from '../domain/attendance';
import type { Board } from '../domain/board';
import type { CivilDay, Instant, TimeOfDay } from '../domain/brand';
import type { CaseFile } from '../domain/caseFile';
import {
  attendanceId,
  caseId,
  meetingId,
  proposalId,
  type CaseId,
  type MeetingId,
  type PersonId,
} from '../domain/ids';
import type { Meeting } from '../domain/meeting';
import type { Proposal } from '../domain/proposal';
import { quorumTemplates } from '../domain/quorumTemplates';
import { stamped, type Author } from '../domain/stamp';
import type { Stored } from '../domain/stored';
import { demoCaseValues } from './demoCase';
import { incompleteCases } from './demoCasesIncomplete';
import { initialCases } from './demoCasesInitial';
import { treatedCases } from './demoCasesTreated';
import { demoDays } from './demoDays';
import { demoTeam } from './demoPeople';

interface DemoSeed {
  readonly now: Instant;
  readonly today: CivilDay;
  /** A new ULID at each call. */
  readonly ulid: () => string;
  readonly device: string;
  readonly by: PersonId;
  /** « RCP Sein » unless said otherwise. */
  readonly board?: { readonly name: string; readonly slug: string };
}

const PLACE = 'Salle de démonstration';
const unstamped = { schema: 1, clock: {}, stamps: {} };
const cases = [...initialCases, ...treatedCases, ...incompleteCases];

/**
 * An invented board « RCP Sein », its meeting of today, 17 cases, those expected, and two
 * proposals on the first case. The database is `databaseName(board.slug, board.year)`.
 */
export function demoMeeting(seed: DemoSeed): Stored[] {
  const author: Author = { device: seed.device, by: seed.by, at: seed.now, source: 'demo' };
  const date = seed.today;
  const days = demoDays(date);
  const meeting = meetingId(date, seed.ulid());
  const files = cases.map((found, i): CaseFile => {
    const values = demoCaseValues(found, date, days, i + 1);
    const file: CaseFile = {
      _id: caseId(seed.ulid()),
      type: 'case',
      ...unstamped,
      meeting,
      values,
      discussion: '',
      withdrawn: false,
    };
    return stamped(file, ['meeting', ...Object.keys(values)], author);
  });
  const first = files[0]?._id;
  return [
    demoBoard(seed.board ?? usualBoard, date, author),
    demoSession(
      meeting,
      date,
      files.map((file) => file._id),
      author,
    ),
    ...files,
    ...Object.values(demoTeam).map((person): Attendance =>
      stamped(
        {
          _id: attendanceId(meeting, person.id),
          type: 'attendance',
          ...unstamped,
          meeting,
          person,
          expected: true,
          spans: [],
        },
        ['person', 'expected'],
        author,
      ),
    ),
    ...(first ? demoProposals(first, meeting, seed) : []),
  ];
}

const usualBoard = { name: 'RCP Sein', slug: boardSlug('RCP Sein') };

function demoBoard({ name, slug }: typeof usualBoard, date: CivilDay, author: Author): Board {
  return stamped(
    {
      _id: 'board',
      type: 'board',
      ...unstamped,
      name,
      slug,
      year: Number(date.slice(0, 4)),
      template: 'sein',
      organisation: 'Centre hospitalier de démonstration',
      place: PLACE,
      nationalIds: {},
      quorum: quorumTemplates.sein.quorum,
      members: Object.values(demoTeam),
      coordinator: demoTeam.oncologist,
    },
    ['name', 'template', 'organisation', 'place', 'quorum', 'members', 'coordinator'],
    author,
  );
}

function demoSession(_id: MeetingId, date: CivilDay, order: CaseId[], author: Author): Meeting {
  return stamped(
    {
      _id,
      type: 'meeting',
      ...unstamped,
      date,
      time: '14:00' as TimeOfDay,
      place: PLACE,
      mode: 'mixed',
      state: 'planned',
      order,
    },
    ['date', 'time', 'place', 'mode', 'state', 'order'],
    author,
  );
}

function demoProposals(first: CaseId, meeting: MeetingId, seed: DemoSeed): Proposal[] {
  const shared = {
    type: 'proposal' as const,
    schema: 1,
    case: first,
    meeting,
    recordedBy: seed.by,
    at: seed.now,
    withdrawn: false,
  };
  return [
    {
      ...shared,
      _id: proposalId(first, seed.ulid()),
      intention: 1,
      text: 'Chimiothérapie néoadjuvante (anthracycline puis paclitaxel), clip tumoral et ganglionnaire, réévaluation par IRM avant la chirurgie.',
      treatments: ['367336001', '387713003'],
      examinations: 'Échographie cardiaque avant le premier cycle',
      proposedBy: demoTeam.oncologist,
    },
    {
      ...shared,
      _id: proposalId(first, seed.ulid()),
      intention: 2,
      text: 'Tumorectomie oncoplastique et curage axillaire d’abord, chimiothérapie selon la pièce, puis radiothérapie et hormonothérapie.',
      treatments: ['387713003', '367336001', '1287742003', '169413002'],
      proposedBy: demoTeam.surgeon,
    },
  ];
}
