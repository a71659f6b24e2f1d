import { caseId, meetingId, type PersonId } from '../../shared/domain/ids';
import { all, change, none, personOf, row, signed, type Document, type Row } from './matrixRows';
import { at, fileOf, meetingOf, reportOf, someoneElse, stamp } from './regionDocuments';

/** What changes without the change of somebody who answers for it. */
const question = 'summary.question';
const theirs = (fresh: () => string): Document =>
  signed(fileOf(fresh), question, 'Chirurgie ?', someoneElse, 3);
const issueOf = (by: string) => ({ at, by, format: 'docx', sha256: '' });
const attachedBy = (by: string) => ({
  ['ab'.repeat(32)]: { name: 'a.pdf', mediaType: 'application/pdf', size: 1, by, at, turns: 1 },
});

/** A field that changes, and nobody who changed it: workstations would take it in without an author. */
const unsigned = (operation: string, changes: object): Row =>
  row('case', `${operation}, signed by nobody`, none, 'author', change(fileOf, changes));
const beside = (value: unknown, by: PersonId) => ({ value, stamp: { ...stamp(by), device: 'poste2' } });
const unsignedWords: readonly Row[] = [
  unsigned('taken off the list', { withdrawn: true }),
  unsigned('discussed', { discussion: 'Il a été dit que…' }),
  unsigned('with an empty field filled', {
    values: { [question]: 'Quel traitement\u00a0?', 'tumour.t': '4' },
  }),
  unsigned('with « Non » in an empty field', {
    values: { [question]: 'Quel traitement\u00a0?', 'identity.deceased': false },
  }),
  unsigned('with other words', { values: { [question]: 'Rien ?' } }),
  unsigned('without its words', { values: {} }),
  unsigned('moved to another meeting', { meeting: meetingId('2026-12-24', '0'.repeat(26)) }),
  row('case', 'showing what none of the values beside it says', none, 'author', (account, fresh) => {
    const before = fileOf(fresh);
    const doc = signed(before, 'tumour.t', '4', personOf(account));
    const pending = {
      'tumour.t': [{ value: '2', stamp: doc.stamps['tumour.t'] }, beside('3', personOf(account))],
    };
    return { before, doc: { ...doc, clock: { poste1: 1, poste2: 1 }, pending } };
  }),
  row('case', 'showing a value of nobody before those that stand apart', none, 'author', (account, fresh) => {
    const before = fileOf(fresh);
    const pending = { 'tumour.t': [beside('3', personOf(account))] };
    const values = { ...before.values, 'tumour.t': '4' };
    return { before, doc: { ...before, values, clock: { poste2: 1 }, pending } };
  }),
  row('meeting', 'given a case, signed by nobody', none, 'author', (_account, fresh) => {
    const before = meetingOf(fresh);
    return { before, doc: { ...before, order: [caseId(fresh())] } };
  }),
];

/** One's own act on what is there brings nobody else's name: what really came with a merge makes the clock grow by more. */
const besideOwn: readonly Row[] = [
  row(
    'report',
    'said to have been issued by another, in an act of one’s own',
    none,
    'author',
    (account, fresh) => {
      const before = reportOf(fresh);
      return { before, doc: signed(before, 'issues', [issueOf(someoneElse)], personOf(account)) };
    },
  ),
  row('report', 'issued after another’s issue that comes with it', all, 'right', (account, fresh) => {
    const before = reportOf(fresh);
    const issues = [issueOf(someoneElse), issueOf(personOf(account))];
    const doc = signed(before, 'issues', issues, personOf(account));
    return { before, doc: { ...doc, clock: { poste1: 1, poste2: 1 } } };
  }),
  row('case', 'with a file attached by another, in an act of one’s own', none, 'author', (account, fresh) => {
    const before = fileOf(fresh);
    return { before, doc: signed(before, 'files', attachedBy(someoneElse), personOf(account)) };
  }),
  row('case', 'with another’s name under a value of one’s own', none, 'author', (account, fresh) => {
    const before = theirs(fresh);
    const doc = signed(before, question, 'Rien ?', personOf(account), 1, 'poste2');
    const kept = { at, by: someoneElse, source: 'typed' };
    return { before, doc: { ...doc, stamps: { [question]: { ...doc.stamps[question], kept } } } };
  }),
  row(
    'case',
    'with another’s value left as it was, in an act of one’s own',
    all,
    'right',
    (account, fresh) => {
      const before = theirs(fresh);
      const doc = signed(before, question, 'Chirurgie ?', personOf(account), 1, 'poste2');
      const kept = { at, by: someoneElse, source: 'typed' };
      return { before, doc: { ...doc, stamps: { [question]: { ...doc.stamps[question], kept } } } };
    },
  ),
];

export const unsignedChanges: readonly Row[] = [...unsignedWords, ...besideOwn];
