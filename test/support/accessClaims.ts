import { bounds } from '../../shared/region/limits';
import { all, create, members, none, personOf, row, signed, type Document, type Row } from './matrixRows';
import { at, attendanceOf, fileOf, later, someoneElse } from './regionDocuments';

/** What a document could claim beyond what is borne out in it: who wrote what, how much others wrote, when somebody stayed. */
const AHEAD = '9999-12-31T23:59:59.999Z';
const theirs = (fresh: () => string): Document =>
  signed(fileOf(fresh), 'summary.question', 'Chirurgie ?', someoneElse, 3);

const clocks: readonly Row[] = [
  row(
    'case',
    'first written with a clock that claims what nobody wrote',
    none,
    'shape',
    create((fresh) => ({ ...fileOf(fresh), clock: { poste9: 1 } })),
  ),
  row(
    'case',
    'first written with changes of another, as if they were replaced',
    none,
    'shape',
    (account, fresh) => ({
      doc: {
        ...signed(fileOf(fresh), 'discussion', 'Vu.', personOf(account)),
        clock: { poste1: 1, poste9: 1 },
      },
    }),
  ),
  row('case', 'with changes of another that nothing in it bears out', none, 'shape', (_account, fresh) => {
    const before = theirs(fresh);
    return { before, doc: { ...before, clock: { poste1: 3, poste9: 1 } } };
  }),
  row('case', 'with changes of another beyond the last one that stands', none, 'shape', (_account, fresh) => {
    const before = theirs(fresh);
    const doc = signed(before, 'tumour.t', '2', someoneElse, 1, 'poste2');
    return { before, doc: { ...doc, clock: { poste1: 3, poste2: 2 } } };
  }),
  row('case', 'written over what another wrote 500 times meanwhile', all, 'right', (account, fresh) => {
    const before = theirs(fresh);
    const doc = signed(before, 'discussion', 'Vu.', personOf(account), 1, 'poste2');
    return { before, doc: { ...doc, clock: { poste1: 3, poste2: 1, poste9: 500 } } };
  }),
  row('case', 'written over more than anybody wrote meanwhile', none, 'shape', (account, fresh) => {
    const before = theirs(fresh);
    const doc = signed(before, 'discussion', 'Vu.', personOf(account), 1, 'poste2');
    return { before, doc: { ...doc, clock: { poste1: 3, poste2: 1, poste9: bounds.replaced + 1 } } };
  }),
];

const keptBy = (by: string) => ({ at, by, source: 'typed' });
const kept: readonly Row[] = [
  row(
    'case',
    'first written with a value that another is said to have written',
    none,
    'author',
    (account, fresh) => {
      const doc = signed(fileOf(fresh), 'tumour.t', '4', personOf(account));
      return {
        doc: { ...doc, stamps: { 'tumour.t': { ...doc.stamps['tumour.t'], kept: keptBy(someoneElse) } } },
      };
    },
  ),
  row(
    'case',
    'with a value that another is said to have written in the year 9999',
    none,
    'time',
    (account, fresh) => {
      const before = fileOf(fresh);
      const doc = signed(before, 'tumour.t', '4', personOf(account));
      const stamps = {
        'tumour.t': { ...doc.stamps['tumour.t'], kept: { ...keptBy(personOf(account)), at: AHEAD } },
      };
      return { before, doc: { ...doc, stamps } };
    },
  ),
  row('case', 'with a value left as another wrote it, beside a change', all, 'right', (account, fresh) => {
    const before = signed(fileOf(fresh), 'tumour.t', '4', someoneElse);
    const doc = signed(before, 'tumour.n', '1', personOf(account), 2);
    const stamps = { ...doc.stamps, 'tumour.t': { ...doc.stamps['tumour.n'], kept: keptBy(someoneElse) } };
    return { before, doc: { ...doc, stamps } };
  }),
  row('case', 'with another name under a value that was left as it was', none, 'author', (account, fresh) => {
    const doc = signed(fileOf(fresh), 'tumour.t', '4', someoneElse);
    const named = (by: string) => ({ 'tumour.t': { ...doc.stamps['tumour.t'], kept: keptBy(by) } });
    return {
      before: { ...doc, stamps: named(someoneElse) },
      doc: { ...doc, stamps: named(personOf(account)) },
    };
  }),
  row('case', 'with a name put under another’s value', none, 'author', (account, fresh) => {
    const before = signed(fileOf(fresh), 'tumour.t', '4', someoneElse);
    const stamps = { 'tumour.t': { ...before.stamps['tumour.t'], kept: keptBy(personOf(account)) } };
    return { before, doc: { ...before, stamps } };
  }),
  row('case', 'with another origin under another’s value', none, 'author', (_account, fresh) => {
    const before = signed(fileOf(fresh), 'tumour.t', '4', someoneElse);
    return {
      before,
      doc: { ...before, stamps: { 'tumour.t': { ...before.stamps['tumour.t'], origin: 'poste9' } } },
    };
  }),
];

const stayOf =
  (span: object): Row['cell'] =>
  (account, fresh) => {
    const before = attendanceOf(fresh, personOf(account));
    return { before, doc: signed(before, 'spans', [span], personOf(account)) };
  };
const stays: readonly Row[] = [
  row(
    'attendance',
    'of oneself, with a stay',
    members,
    'right',
    stayOf({ mode: 'room', from: at, to: later }),
  ),
  row('attendance', 'of oneself, from the year 9999', none, 'time', stayOf({ mode: 'room', from: AHEAD })),
  row(
    'attendance',
    'of oneself, until the year 9999',
    none,
    'time',
    stayOf({ mode: 'room', from: at, to: AHEAD }),
  ),
  row(
    'attendance',
    'of oneself, first written with a stay of the year 9999',
    none,
    'time',
    (account, fresh) => ({
      doc: { ...attendanceOf(fresh, personOf(account)), spans: [{ mode: 'room', from: AHEAD }] },
    }),
  ),
  row('attendance', 'of oneself, with a stay of the year 9999 beside it', none, 'time', (account, fresh) => {
    const before = attendanceOf(fresh, personOf(account));
    const doc = signed(before, 'spans', [], personOf(account));
    const beside = { value: [{ mode: 'room', from: AHEAD }], stamp: doc.stamps['spans'] };
    return { before, doc: { ...doc, pending: { spans: [beside] } } };
  }),
  row(
    'attendance',
    'of oneself, with a stay of the year 9999 that is there',
    members,
    'right',
    (account, fresh) => {
      const before = signed(
        attendanceOf(fresh, personOf(account)),
        'spans',
        [{ mode: 'room', from: AHEAD }],
        personOf(account),
      );
      return { before, doc: signed(before, 'expected', false, personOf(account), 2) };
    },
  ),
];

export const claims: readonly Row[] = [...clocks, ...kept, ...stays];
