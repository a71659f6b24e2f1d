import { caseId, type PersonId } from '../../shared/domain/ids';
import {
  change,
  create,
  members,
  none,
  pens,
  personOf,
  row,
  signed,
  type Document,
  type Row,
} from './matrixRows';
import { at, attendanceOf, later, meetingOf, person, someoneElse, stamp } from './regionDocuments';

/** What a meeting, its presences and its board say is answered for: signed, at an instant that may be, in no other's name. */
type Fresh = () => string;
const AHEAD = '9999-12-31T23:59:59.999Z';
const theirs = (doc: Document, field: string, value: unknown) => signed(doc, field, value, someoneElse);
const presenceOf = (fresh: Fresh): Document => attendanceOf(fresh, someoneElse);
const boardOf = (): Document => ({
  ...{ _id: 'board', type: 'board', schema: 1, clock: {}, stamps: {} },
  ...{ name: 'RCP', slug: 'sein', year: 2026, quorum: { groups: [] }, members: [], asksPin: true },
});
const validated = (by: PersonId, when = at) => ({ by: person(by), at: when, presences: {} });
const drawn = { way: 'drawn', strokes: 'M1 1L60 60' };

const unsigned = (type: string, of: (fresh: Fresh) => Document, operation: string, changes: object): Row =>
  row(type, `${operation}, signed by nobody`, none, 'author', change(of, changes));
const unsignedWords: readonly Row[] = [
  unsigned('attendance', presenceOf, 'with another’s drawn signature', { signature: drawn }),
  unsigned('attendance', presenceOf, 'with another’s stay', { spans: [{ mode: 'room', from: at }] }),
  unsigned('attendance', presenceOf, 'with another’s written opinion', { written: { day: '2026-11-24' } }),
  unsigned('attendance', presenceOf, 'excused', { expected: false }),
  unsigned('meeting', meetingOf, 'with a chair', { chair: person(someoneElse) }),
  unsigned('meeting', meetingOf, 'opened', { state: 'open' }),
  unsigned('meeting', meetingOf, 'opened at an hour', { openedAt: at }),
  unsigned('meeting', meetingOf, 'closed at an hour', { closedAt: at }),
  unsigned('meeting', meetingOf, 'moved to another day', { date: '2026-11-25' }),
  unsigned('meeting', meetingOf, 'moved to another place', { place: 'Salle 9' }),
  unsigned('meeting', meetingOf, 'with times of its cases', { durations: { [caseId('0'.repeat(26))]: 60 } }),
  unsigned('meeting', meetingOf, 'with its attendance validated', {
    attendanceValidated: validated(someoneElse),
  }),
  unsigned('board', boardOf, 'asking for no code', { asksPin: false }),
  unsigned('board', boardOf, 'with phrases', { phrases: ['Surveillance.'] }),
  unsigned('board', boardOf, 'with a member', { members: [person(someoneElse)] }),
  unsigned('board', boardOf, 'with another quorum', { quorum: { minimumSpecialties: 1, groups: [] } }),
  unsigned('board', boardOf, 'renamed', { name: 'RCP Autre' }),
  // Each act that writes them signs them, the first writing too.
  row(
    'meeting',
    'first written with its attendance validated, signed by nobody',
    none,
    'author',
    create((fresh) => ({ ...meetingOf(fresh), attendanceValidated: validated(someoneElse) })),
  ),
  row(
    'attendance',
    'first written with a drawn signature, signed by nobody',
    none,
    'author',
    create((fresh) => ({ ...presenceOf(fresh), signature: drawn })),
  ),
  row(
    'meeting',
    'with times that nobody signed, where the rules see no leaf',
    none,
    'author',
    (_account, fresh) => ({
      doc: { ...meetingOf(fresh), durations: { [caseId(fresh())]: 60 } },
      branches: true,
    }),
  ),
];

/** By the account itself, in the field of a document that is there. */
const written = (
  [type, operation]: readonly [string, string],
  of: (fresh: Fresh) => Document,
  field: string,
  value: unknown,
): Row =>
  row(type, operation, pens, 'right', (account, fresh) => {
    const before = of(fresh);
    return { before, doc: signed(before, field, value, personOf(account)) };
  });
const signedWords: readonly Row[] = [
  written(['attendance', 'with the signature that another drew here'], presenceOf, 'signature', drawn),
  written(['meeting', 'with a chair, signed'], meetingOf, 'chair', person(someoneElse)),
  written(['meeting', 'with times of its cases, signed'], meetingOf, 'durations', {
    [caseId('0'.repeat(26))]: 60,
  }),
  written(['board', 'asking for no code, signed'], boardOf, 'asksPin', false),
  written(['board', 'with phrases, signed'], boardOf, 'phrases', ['Surveillance.']),
  row('attendance', 'of oneself, first written with one’s signature', members, 'right', (account, fresh) => ({
    doc: signed(attendanceOf(fresh, personOf(account)), 'signature', drawn, personOf(account)),
  })),
];

const odd = (type: string, of: (fresh: Fresh) => Document, field: string, value: unknown): Row =>
  row(type, `with ${field} in the year 9999`, none, 'time', (account, fresh) => {
    const before = of(fresh);
    return { before, doc: signed(before, field, value, personOf(account)) };
  });
const instants: readonly Row[] = [
  odd('meeting', meetingOf, 'openedAt', AHEAD),
  odd('meeting', meetingOf, 'closedAt', AHEAD),
  odd('attendance', presenceOf, 'written', { day: '9999-12-31' }),
  row('meeting', 'validated in the year 9999', none, 'time', (account, fresh) => {
    const before = meetingOf(fresh);
    const me = personOf(account);
    return { before, doc: signed(before, 'attendanceValidated', validated(me, AHEAD), me) };
  }),
  row('meeting', 'first written as if closed in the year 9999', none, 'time', (_account, fresh) => ({
    doc: { ...meetingOf(fresh), closedAt: AHEAD },
  })),
  row('meeting', 'closed in the year 9999, beside another hour', none, 'time', (account, fresh) => {
    const before = theirs(meetingOf(fresh), 'closedAt', at);
    const mine = signed(before, 'closedAt', at, personOf(account), 1, 'poste2');
    const beside = [
      { value: at, stamp: stamp(someoneElse) },
      { value: AHEAD, stamp: mine.stamps['closedAt'] },
    ];
    return { before, doc: { ...mine, pending: { closedAt: beside } } };
  }),
  row('meeting', 'changed, with an hour of the year 9999 that is there', pens, 'right', (account, fresh) => {
    const before = theirs(meetingOf(fresh), 'closedAt', AHEAD);
    return { before, doc: signed(before, 'place', 'Salle 2', personOf(account), 2) };
  }),
];

const validations: readonly Row[] = [
  row('meeting', 'validated by oneself', pens, 'right', (account, fresh) => {
    const before = meetingOf(fresh);
    const me = personOf(account);
    return { before, doc: signed(before, 'attendanceValidated', validated(me), me) };
  }),
  row('meeting', 'validated by another, in an act of one’s own', none, 'author', (account, fresh) => {
    const before = meetingOf(fresh);
    return {
      before,
      doc: signed(before, 'attendanceValidated', validated(someoneElse), personOf(account)),
    };
  }),
  row('meeting', 'first written as validated by another', none, 'author', (account, fresh) => ({
    doc: signed(meetingOf(fresh), 'attendanceValidated', validated(someoneElse), personOf(account)),
  })),
  row('meeting', 'changed, as another validated it', pens, 'right', (account, fresh) => {
    const before = theirs(meetingOf(fresh), 'attendanceValidated', validated(someoneElse));
    return { before, doc: signed(before, 'place', 'Salle 2', personOf(account), 2) };
  }),
  row('meeting', 'put together with another’s later validation', pens, 'right', (account, fresh) => {
    const me = personOf(account);
    const before = signed(meetingOf(fresh), 'attendanceValidated', validated(me), me);
    const last = validated(someoneElse, later);
    const pending = [
      { value: validated(me), stamp: before.stamps['attendanceValidated'] },
      { value: last, stamp: { ...stamp(someoneElse), device: 'poste2' } },
    ];
    const clock = { poste1: 1, poste2: 1 };
    return {
      before,
      doc: { ...before, clock, attendanceValidated: last, pending: { attendanceValidated: pending } },
    };
  }),
];

/** What a merge shows of several, it has from them. */
const beside = (
  fresh: Fresh,
  shown: unknown,
  field: string,
  values: readonly [unknown, unknown],
  of: (fresh: Fresh) => Document,
) => {
  const before = theirs(of(fresh), field, values[0]);
  const stamps = [before.stamps[field], { ...stamp(someoneElse), device: 'poste2' }];
  const pending = { [field]: values.map((value, i) => ({ value, stamp: stamps[i] })) };
  return { before, doc: { ...before, clock: { poste1: 1, poste2: 1 }, [field]: shown, pending } };
};
const stay = (from: string, to?: string) => ({ mode: 'room', from, ...(to ? { to } : {}) });
const putTogether = (
  [type, operation]: readonly [string, string],
  of: (fresh: Fresh) => Document,
  field: string,
  values: readonly [unknown, unknown],
  [good, bad]: readonly [unknown, unknown],
): Row[] => [
  row(type, `${operation}, put together`, pens, 'right', (_account, fresh) =>
    beside(fresh, good, field, values, of),
  ),
  row(type, `${operation}, and what neither says`, none, 'author', (_account, fresh) =>
    beside(fresh, bad, field, values, of),
  ),
];
const merges: readonly Row[] = [
  ...putTogether(
    ['meeting', 'with two states'],
    meetingOf,
    'state',
    ['open', 'closed'],
    ['closed', 'planned'],
  ),
  ...putTogether(
    ['meeting', 'with two tables of times'],
    meetingOf,
    'durations',
    [{ [caseId('0'.repeat(26))]: 60 }, { [caseId('1'.repeat(26))]: 70 }],
    [{ [caseId('0'.repeat(26))]: 60, [caseId('1'.repeat(26))]: 70 }, { [caseId('0'.repeat(26))]: 99 }],
  ),
  ...putTogether(
    ['attendance', 'with two stays'],
    presenceOf,
    'spans',
    [[stay(at)], [stay(at, later), { mode: 'video', from: later }]],
    [[stay(at, later), { mode: 'video', from: later }], [stay(at, '2026-11-24T13:09:00.000Z')]],
  ),
  ...putTogether(
    ['attendance', 'with two signatures'],
    presenceOf,
    'signature',
    [{ way: 'printed' }, drawn],
    [drawn, { way: 'drawn', strokes: 'M9 9L50 50' }],
  ),
  ...putTogether(
    ['board', 'with two lists of members'],
    boardOf,
    'members',
    [[person(someoneElse)], [person('rpps-99900000098' as PersonId)]],
    [[person(someoneElse), person('rpps-99900000098' as PersonId)], [person('rpps-99900000097' as PersonId)]],
  ),
  ...putTogether(
    ['board', 'with two lists of phrases'],
    boardOf,
    'phrases',
    [['a'], ['b']],
    [['a', 'b'], ['c']],
  ),
];

export const answered: readonly Row[] = [
  ...unsignedWords,
  ...signedWords,
  ...instants,
  ...validations,
  ...merges,
];
