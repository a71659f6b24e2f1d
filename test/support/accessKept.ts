import { caseId } from '../../shared/domain/ids';
import { members, none, personOf, row, signed, type Document, type Row } from './matrixRows';
import { at, attendanceOf, fileOf, later, meetingOf, person, someoneElse } from './regionDocuments';

/** More than a colleague said, under the change that is theirs: what they signed is what stands there, no more. */
type Fresh = () => string;
const theirs = (doc: Document, field: string, value: unknown) => signed(doc, field, value, someoneElse);

/** The field of a document that a colleague wrote, and what it would say beyond that, their change kept. */
const grown = (
  type: string,
  operation: string,
  of: (fresh: Fresh) => { before: Document; is: (before: Document) => object },
): Row =>
  row(type, operation, none, 'author', (_account, fresh) => {
    const { before, is } = of(fresh);
    return { before, doc: { ...before, ...is(before) } };
  });
const past = 'treatments.past';
const treated = (fresh: Fresh) => theirs(fileOf(fresh), past, [{ label: 'Chimiothérapie' }]);
const course = (entry: object) => (before: Document) => ({
  values: { ...(before['values'] as object), [past]: [{ label: 'Chimiothérapie', ...entry }] },
});
const validated = { by: person(someoneElse), at, presences: {} };
const group = { name: 'chirurgie', mandatory: true, specialties: ['SM05'] };
const board: Document = { _id: 'board', type: 'board', schema: 1, clock: {}, stamps: {} };
const boardOf = (): Document => ({ ...board, name: 'RCP', slug: 'sein', year: 2026, members: [] });

const additions: readonly Row[] = [
  grown('case', 'with more said of a treatment under a colleague’s change', (fresh) => ({
    before: treated(fresh),
    is: course({ tolerance: 'Arrêt pour toxicité' }),
  })),
  grown('case', 'with a known part added under a colleague’s change', (fresh) => ({
    before: treated(fresh),
    is: course({ status: 'cancelled' }),
  })),
  grown('case', 'with more said of what nobody signed', (fresh) => {
    const before = { ...fileOf(fresh), values: { [past]: [{ label: 'Chimiothérapie' }] } };
    return { before, is: course({ tolerance: 'Arrêt pour toxicité' }) };
  }),
  grown('attendance', 'with a colleague’s written opinion narrowed to one case', (fresh) => ({
    before: theirs(attendanceOf(fresh, someoneElse), 'written', { day: '2026-11-24' }),
    is: () => ({ written: { day: '2026-11-24', cases: [caseId(fresh())] } }),
  })),
  grown('attendance', 'with a colleague’s written opinion narrowed to no case', (fresh) => ({
    before: theirs(attendanceOf(fresh, someoneElse), 'written', { day: '2026-11-24' }),
    is: () => ({ written: { day: '2026-11-24', cases: [] } }),
  })),
  grown('attendance', 'with an end to the stay that a colleague noted', (fresh) => ({
    before: theirs(attendanceOf(fresh, someoneElse), 'spans', [{ mode: 'room', from: at }]),
    is: () => ({ spans: [{ mode: 'room', from: at, to: later }] }),
  })),
  grown('attendance', 'with strokes under a colleague’s mark', (fresh) => ({
    before: theirs(attendanceOf(fresh, someoneElse), 'signature', { way: 'drawn' }),
    is: () => ({ signature: { way: 'drawn', strokes: 'M1 1L60 60' } }),
  })),
  grown('meeting', 'with more presences in a colleague’s validation', (fresh) => ({
    before: theirs(meetingOf(fresh), 'attendanceValidated', validated),
    is: () => ({ attendanceValidated: { ...validated, presences: { [someoneElse]: `room ${at}` } } }),
  })),
  grown('meeting', 'with a specialty given to the chair that a colleague named', (fresh) => ({
    before: theirs(meetingOf(fresh), 'chair', person(someoneElse)),
    is: () => ({ chair: { ...person(someoneElse), specialty: 'G15_10/SM36' } }),
  })),
  grown('case', 'with more beside the change of a colleague', (fresh) => {
    const before = treated(fresh);
    const stamps = { [past]: { ...before.stamps[past], note: 'relu' } };
    return { before, is: () => ({ stamps }) };
  }),
];

/** What means the same: the default of a part that an older version left away. */
const written: readonly Row[] = [
  row(
    'case',
    'with what a part means that is not there, written out',
    members,
    'right',
    (_account, fresh) => {
      const before = treated(fresh);
      return { before, doc: { ...before, ...course({ status: 'done' })(before) } };
    },
  ),
  row('board', 'with what a part means that is not there, written out', members, 'right', () => {
    const before = theirs(boardOf(), 'quorum', { groups: [group] });
    const quorum = { minimumSpecialties: 3, groups: [{ ...group, writtenAccepted: true }] };
    return { before, doc: { ...before, quorum } };
  }),
  row('board', 'with written opinions refused under a colleague’s rule', none, 'author', () => {
    const before = theirs(boardOf(), 'quorum', { groups: [group] });
    return { before, doc: { ...before, quorum: { groups: [{ ...group, writtenAccepted: false }] } } };
  }),
  row('attendance', 'with more in a change of one’s own', members, 'right', (account, fresh) => {
    const before = theirs(attendanceOf(fresh, personOf(account)), 'written', { day: '2026-11-24' });
    const opinion = { day: '2026-11-24', cases: [caseId(fresh())] };
    return { before, doc: signed(before, 'written', opinion, personOf(account), 2) };
  }),
];

export const additionsUnderChanges: readonly Row[] = [...additions, ...written];
