import { caseId } from '../../shared/domain/ids';
import { all, change, create, members, none, pens, personOf, row, signed, type Row } from './matrixRows';
import { at, attendanceOf, fileOf, later, meetingOf, reportOf, someoneElse } from './regionDocuments';

/** One wrong part, and every workstation would take the whole document for damage; one unknown word, for a newer version's. */
const valued =
  (field: string, value: unknown): Row['cell'] =>
  (account, fresh) => {
    const before = fileOf(fresh);
    return { before, doc: signed(before, field, value, personOf(account)) };
  };
const ordered =
  (order: unknown): Row['cell'] =>
  (account, fresh) => {
    const before = meetingOf(fresh);
    return { before, doc: signed(before, 'order', order, personOf(account)) };
  };
const measure = {
  marker: 'psa',
  label: 'PSA',
  value: '0.10',
  comparator: '<',
  unit: 'ng/mL',
  date: '2025-02',
};
const past = { label: 'Chirurgie', status: 'done', fromTheFuture: [1] };

const kinds: readonly Row[] = [
  row('meeting', 'given numbers for cases', none, 'shape', ordered([1, 2])),
  row('meeting', 'given a case that is none', none, 'shape', ordered(['case:DUPONT'])),
  row('meeting', 'given numbers for cases beside its list', none, 'shape', (account, fresh) => {
    const before = meetingOf(fresh);
    const doc = signed(before, 'order', [caseId(fresh())], personOf(account));
    const beside = { value: [1], stamp: { ...doc.stamps['order'], device: 'poste2' } };
    return { before, doc: { ...doc, clock: { poste1: 1, poste2: 1 }, pending: { order: [beside] } } };
  }),
  row('case', 'with an object for a text', none, 'shape', valued('tumour.t', { x: 1 })),
  row('case', 'with a number for a text', none, 'shape', valued('tumour.t', 4)),
  row('case', 'with nothing written out', none, 'shape', valued('tumour.t', null)),
  row('case', 'with texts', all, 'right', valued('request.organs', ['C50', 'autre'])),
  row('case', 'with numbers for texts', none, 'shape', valued('request.organs', [50])),
  row('case', 'with half a point', all, 'right', valued('clinical.g8', 14.5)),
  row('case', 'with a third of a point', none, 'shape', valued('clinical.g8', 14.3)),
  row('case', 'with a day', all, 'right', valued('identity.birthDate', '2000-02-29')),
  row('case', 'with a day that is none', none, 'shape', valued('identity.birthDate', '1900-02-29')),
  row(
    'case',
    'with treatments, a field of a newer version among them',
    all,
    'right',
    valued('treatments.past', [past]),
  ),
  row('case', 'with values followed', all, 'right', valued('findings.measures', [measure])),
  row(
    'case',
    'with a value that is a number',
    none,
    'shape',
    valued('findings.measures', [{ ...measure, value: 1 }]),
  ),
  row(
    'case',
    'with a date that is none',
    none,
    'shape',
    valued('findings.measures', [{ ...measure, date: 'hier' }]),
  ),
  row(
    'case',
    'with a treatment without a name',
    none,
    'shape',
    valued('treatments.past', [{ status: 'done' }]),
  ),
  row(
    'case',
    'with a field of a newer version, an object',
    all,
    'right',
    valued('tumour.future', { x: [1, null] }),
  ),
  row('case', 'with a word of a newer version', pens, 'right', valued('identity.sex', 'autre')),
  row('case', 'at a meeting that is none', none, 'shape', change(fileOf, { meeting: 'demain' })),
  row('case', 'changed by nobody', none, 'shape', (account, fresh) => {
    const before = fileOf(fresh);
    const doc = signed(before, 'tumour.t', '4', personOf(account));
    return {
      before,
      doc: { ...doc, stamps: { 'tumour.t': { ...doc.stamps['tumour.t'], by: 'quelqu’un' } } },
    };
  }),
  row('case', 'with a file under a name that is no hash', none, 'shape', valued('files', { 'a.pdf': {} })),
  row('attendance', 'of a person without a name', none, 'shape', (account, fresh) => ({
    doc: { ...attendanceOf(fresh, personOf(account)), person: { id: personOf(account), family: 1 } },
  })),
  row('attendance', 'of oneself, in a stay without a beginning', none, 'shape', (account, fresh) => ({
    doc: signed(
      attendanceOf(fresh, personOf(account)),
      'spans',
      [{ mode: 'room', to: later }],
      personOf(account),
    ),
  })),
  row(
    'report',
    'of half a version',
    none,
    'shape',
    create((fresh) => ({ ...reportOf(fresh), decisionVersion: 1.5 })),
  ),
];

const fromAbroad = (by: string, n = 1) => ({ device: 'poste1', n, at, by, source: 'fax' });
const words: readonly Row[] = [
  row('case', 'with a source of a newer version', pens, 'right', (account, fresh) => {
    const before = fileOf(fresh);
    const doc = signed(before, 'tumour.t', '4', personOf(account));
    return { before, doc: { ...doc, stamps: { 'tumour.t': fromAbroad(personOf(account)) } } };
  }),
  row('case', 'first written with a source of a newer version', pens, 'right', (account, fresh) => {
    const doc = signed(fileOf(fresh), 'tumour.t', '4', personOf(account));
    return { doc: { ...doc, stamps: { 'tumour.t': fromAbroad(personOf(account)) } } };
  }),
  row('case', 'changed, beside a source of a newer version', all, 'right', (account, fresh) => {
    const doc = signed(fileOf(fresh), 'tumour.t', '4', someoneElse);
    const before = { ...doc, stamps: { 'tumour.t': fromAbroad(someoneElse) } };
    return { before, doc: signed(before, 'discussion', 'Vu.', personOf(account), 2) };
  }),
  row('attendance', 'of oneself, with a source of a newer version', pens, 'right', (account, fresh) => {
    const doc = signed(attendanceOf(fresh, personOf(account)), 'expected', true, personOf(account));
    return { doc: { ...doc, stamps: { expected: fromAbroad(personOf(account)) } } };
  }),
  row('attendance', 'of oneself, with a field of a newer version', members, 'right', (account, fresh) => ({
    doc: { ...attendanceOf(fresh, personOf(account)), fromTheFuture: { x: [1] } },
  })),
];

export const parts: readonly Row[] = [...kinds, ...words];
