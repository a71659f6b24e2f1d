import { attendanceSchema, type Attendance } from '../../../shared/domain/attendance';
import { boardSchema, type Board } from '../../../shared/domain/board';
import { attendanceId, meetingId, personIdFor } from '../../../shared/domain/ids';
import { personSchema, type Person } from '../../../shared/domain/person';
import { quorumTemplates } from '../../../shared/domain/quorumTemplates';

/** Invented people of an invented board. */
export const ulid = (n: number): string => `01K${String(n).padStart(23, '0')}`;

const CHU = 'CHU de Saint-Corentin';
const CLINIC = 'Clinique des Embruns';

interface Trait {
  readonly title?: string;
  readonly rpps?: string;
  readonly specialty?: string;
  readonly organisation?: string;
}

function person(n: number, family: string, given: string, { title = 'Dr', ...rest }: Trait): Person {
  return personSchema.parse({ id: personIdFor(rest.rpps, ulid(n)), family, given, title, ...rest });
}

const oncology = 'G15_10/SM36';
const radiotherapy = 'G15_10/SM37';
const surgery = 'G15_10/SM20';
const radiology = 'G15_10/SM44';
const pathology = 'G15_10/SM01';

export const people = {
  chair: person(1, 'Kermarrec', 'Hélène', {
    title: 'Pr',
    rpps: '10101234564',
    specialty: oncology,
    organisation: CHU,
  }),
  surgeon: person(2, 'Delaunay', 'Marc', { rpps: '10102469136', specialty: surgery, organisation: CHU }),
  radiotherapist: person(3, 'Benali', 'Samia', {
    rpps: '10103703707',
    specialty: radiotherapy,
    organisation: CLINIC,
  }),
  radiologist: person(4, 'Le Goff', 'Yann', { rpps: '10104938260', specialty: radiology, organisation: CHU }),
  pathologist: person(5, 'Ferrand', 'Isabelle', {
    rpps: '10106172835',
    specialty: pathology,
    organisation: CHU,
  }),
  nurse: person(6, 'Morvan', 'Claire', { title: 'Mme', specialty: 'G15_60/SI02', organisation: CHU }),
  secretary: person(7, 'Salaün', 'Anne-Marie', { title: 'Mme', specialty: '331', organisation: CHU }),
} as const;

/** Twenty people, some with names that no column was made for. */
export const crowd: readonly Person[] = [
  ...Object.values(people),
  person(8, 'de La Rochefoucauld-Montmorency-Luxembourg', 'Anne-Charlotte-Joséphine', {
    title: 'Pr',
    rpps: '10107407404',
    specialty: 'G15_10/SM17',
    organisation: 'Institut régional du cancer, unité mixte d’oncogénétique et de médecine de précision',
  }),
  ...[
    'Abgrall',
    'Bourhis',
    'Cadiou',
    'Drévillon',
    'Euzen',
    'Floc’h',
    'Guéguen',
    'Hamon',
    'Inizan',
    'Jaouen',
    'Kerdraon',
    'Lozac’h',
  ].map((family, i) =>
    person(20 + i, family, ['Jean', 'Nolwenn', 'Éric', 'Maëlle'][i % 4] ?? '', {
      rpps: [
        '10108641969',
        '10109876531',
        '10111111109',
        '10112345672',
        '10113580236',
        '10114814808',
        '10116049379',
        '10117283936',
        '10118518504',
        '10119753076',
        '10120987630',
        '10122222200',
      ][i] as string,
      specialty: [oncology, radiotherapy, surgery, radiology, 'G15_10/SM18', 'G15_10/SM28'][i % 6] as string,
      organisation: i % 2 === 0 ? CHU : CLINIC,
    }),
  ),
];

export const board: Board = boardSchema.parse({
  _id: 'board',
  type: 'board',
  name: 'RCP Sein',
  slug: 'sein',
  year: 2026,
  template: 'sein',
  organisation: CHU,
  place: 'Salle Laennec, bâtiment B, 2e étage',
  quorum: quorumTemplates.sein.quorum,
  members: [people.secretary],
  coordinator: people.chair,
});

export const theMeeting = meetingId('2026-11-24', ulid(900));

interface Presence {
  readonly spans?: readonly { mode: 'room' | 'video'; from: string; to?: string }[];
  readonly written?: { day: string; cases?: readonly string[] };
  readonly signature?: { way: 'drawn' | 'printed'; strokes?: string };
  readonly stamps?: Readonly<Record<string, object>>;
}

export const attends = (who: Person, presence: Presence): Attendance =>
  attendanceSchema.parse({
    _id: attendanceId(theMeeting, who.id),
    type: 'attendance',
    meeting: theMeeting,
    person: who,
    ...presence,
  });
