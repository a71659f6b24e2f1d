import { caseId } from '../../shared/domain/ids';
import { answered } from './accessAnswered';
import { claims } from './accessClaims';
import { forgeries } from './accessForgeries';
import { additionsUnderChanges } from './accessKept';
import { parts } from './accessParts';
import { unsignedChanges } from './accessUnsigned';
import {
  all,
  change,
  create,
  end,
  endedInto,
  immutable,
  members,
  merged,
  none,
  olderDecision,
  pens,
  personOf,
  row,
  signed,
  type Row,
} from './matrixRows';
import {
  at,
  attendanceOf,
  chunkOf,
  decisionOf,
  fileManifest,
  fileOf,
  later,
  meetingOf,
  person,
  proposalOf,
  reportOf,
  someoneElse,
  stamp,
  traceOf,
  voteOf,
} from './regionDocuments';

/**
 * Who may do what in a board's database: role × document × operation. Told once, held against the generated rules in the unit
 * tests and against a real CouchDB in test/region/access.spec.ts.
 */
export const boardMatrix: readonly Row[] = [
  row('case', 'created', all, 'right', create(fileOf)),
  row('case', 'changed', all, 'right', (account, fresh) => {
    const before = fileOf(fresh);
    return { before, doc: signed(before, 'discussion', 'Vu.', personOf(account)) };
  }),
  row('case', 'with a field of a newer version', all, 'right', change(fileOf, { fromTheFuture: [1] })),
  row(
    'case',
    'of a newer schema',
    pens,
    'right',
    create((fresh) => ({ ...fileOf(fresh), schema: 7, values: [] })),
  ),
  row(
    'case',
    'ended, carrying the merge',
    all,
    'right',
    endedInto(fileOf, (before, account) => signed(before, 'discussion', 'Vu.', personOf(account))),
  ),
  row(
    'case',
    'without its meeting',
    none,
    'shape',
    create((fresh) => {
      const { meeting: _meeting, ...rest } = fileOf(fresh);
      return rest;
    }),
  ),
  row(
    'case',
    'with a schema that is no number',
    none,
    'shape',
    create((fresh) => ({ ...fileOf(fresh), schema: '9' })),
  ),
  row(
    'case',
    'under a name',
    none,
    'shape',
    create((fresh) => ({ ...fileOf(fresh), _id: 'case:DUPONT' })),
  ),
  row(
    'case',
    'under the id of another type',
    none,
    'shape',
    create((fresh) => ({ ...fileOf(fresh), type: 'report' })),
  ),
  row(
    'case',
    'of more than 1 MB',
    none,
    'size',
    create((fresh) => ({ ...fileOf(fresh), discussion: 'é'.repeat(500_000) })),
  ),
  row('meeting', 'created', pens, 'right', create(meetingOf)),
  row('meeting', 'opened', pens, 'right', (account, fresh) => {
    const before = meetingOf(fresh);
    return { before, doc: signed(before, 'state', 'open', personOf(account)) };
  }),
  row('meeting', 'given a case', all, 'right', (account, fresh) => {
    const before = meetingOf(fresh);
    return { before, doc: signed(before, 'order', [caseId(fresh())], personOf(account)) };
  }),
  row(
    'meeting',
    'given a case, and another’s word on its place taken away',
    none,
    'author',
    (account, fresh) => {
      const before = signed(meetingOf(fresh), 'place', 'Salle 1', someoneElse);
      const { stamps } = signed(meetingOf(fresh), 'order', [], personOf(account), 2);
      return { before, doc: { ...signed(before, 'order', [caseId(fresh())], personOf(account), 2), stamps } };
    },
  ),
  row('meeting', 'given a case, and a choice of place made in passing', pens, 'right', (account, fresh) => {
    const doc = signed(meetingOf(fresh), 'place', 'Salle 1', someoneElse);
    const other = { value: 'Salle 2', stamp: { ...stamp(someoneElse), device: 'poste2' } };
    const pending = { place: [{ value: 'Salle 1', stamp: stamp(someoneElse) }, other] };
    const chosen = signed(doc, 'place', 'Salle 2', personOf(account), 2);
    return {
      before: { ...doc, pending },
      doc: signed(chosen, 'order', [caseId(fresh())], personOf(account), 3),
    };
  }),
  row(
    'meeting',
    'ended, carrying the merge',
    pens,
    'right',
    endedInto(meetingOf, (before, account) => signed(before, 'place', 'Salle 2', personOf(account))),
  ),
  row(
    'meeting',
    'ended by whoever only gave it a case',
    pens,
    'right',
    endedInto(meetingOf, (before, account) => signed(before, 'order', [], personOf(account))),
  ),
  row(
    'attendance',
    'of another',
    pens,
    'right',
    create((fresh) => attendanceOf(fresh, someoneElse)),
  ),
  row('attendance', 'of oneself', members, 'right', (account, fresh) => ({
    doc: attendanceOf(fresh, personOf(account)),
  })),
  row(
    'attendance',
    'of oneself, ended, carrying the merge',
    members,
    'right',
    endedInto(
      (fresh, account) => attendanceOf(fresh, personOf(account)),
      (before, account) => signed(before, 'expected', false, personOf(account)),
    ),
  ),
  row('attendance', 'under another’s id', none, 'shape', (account, fresh) => ({
    doc: { ...attendanceOf(fresh, personOf(account)), person: person(someoneElse) },
  })),
  row('proposal', 'made', all, 'right', (account, fresh) => ({ doc: proposalOf(fresh, personOf(account)) })),
  row('proposal', 'put together with another', all, 'right', (_account, fresh) => {
    const before = proposalOf(fresh, someoneElse);
    return { before, doc: merged(before, { ...before, text: 'Surveillance' }) };
  }),
  ...immutable('proposal', (fresh) => proposalOf(fresh, someoneElse), { text: 'Surveillance' }),
  row('vote', 'one’s own', members, 'author', (account, fresh) => ({
    doc: voteOf(fresh, personOf(account), personOf(account)),
  })),
  row('vote', 'of another, marked as recorded by oneself', pens, 'right', (account, fresh) => ({
    doc: voteOf(fresh, someoneElse, personOf(account)),
  })),
  row(
    'vote',
    'of another, as if the voter had',
    none,
    'author',
    create((fresh) => voteOf(fresh, someoneElse, someoneElse)),
  ),
  row('vote', 'of another, under one’s own name', none, 'shape', (account, fresh) => ({
    doc: { ...voteOf(fresh, someoneElse, personOf(account)), voter: person(personOf(account)) },
  })),
  row('vote', 'of another, changed on behalf', pens, 'right', (account, fresh) => {
    const before = voteOf(fresh, someoneElse, someoneElse);
    return { before, doc: { ...before, position: 'against', recordedBy: personOf(account) } };
  }),
  row(
    'vote',
    'of another, unchanged',
    members,
    'author',
    change((fresh) => voteOf(fresh, someoneElse, someoneElse), {}),
  ),
  row(
    'vote',
    'of another, ended by a later one that one recorded',
    pens,
    'right',
    endedInto(
      (fresh) => voteOf(fresh, someoneElse, someoneElse),
      (before, account) => ({ ...before, position: 'against', recordedBy: personOf(account), at: later }),
    ),
  ),
  row(
    'vote',
    'one’s own, ended by a later one that another recorded',
    members,
    'author',
    endedInto(
      (fresh, account) => voteOf(fresh, personOf(account), personOf(account)),
      (before) => ({ ...before, position: 'against', recordedBy: someoneElse, at: later }),
    ),
  ),
  row('decision', 'taken by oneself', ['chair', 'coordinator'], 'author', (account, fresh) => ({
    doc: decisionOf(fresh, personOf(account), personOf(account)),
  })),
  row('decision', 'of the chair, recorded by oneself', pens, 'right', (account, fresh) => ({
    doc: decisionOf(fresh, someoneElse, personOf(account)),
  })),
  row(
    'decision',
    'of the chair, as if the chair had recorded it',
    none,
    'author',
    create((fresh) => decisionOf(fresh, someoneElse, someoneElse)),
  ),
  row('decision', 'under the id of another version', none, 'shape', (account, fresh) => ({
    doc: { ...decisionOf(fresh, someoneElse, personOf(account)), version: 2 },
  })),
  row('decision', 'under the id of another case', none, 'shape', (account, fresh) => ({
    doc: { ...decisionOf(fresh, someoneElse, personOf(account)), case: caseId(fresh()) },
  })),
  row('decision', 'given what it did not say', none, 'immutable', change(olderDecision, { revoked: true })),
  row(
    'decision',
    'of an older version, written out by this one',
    members,
    'right',
    change(olderDecision, { revoked: false, retained: [] }),
  ),
  row('decision', 'written again after its end', none, 'author', (_account, fresh) => {
    const doc = decisionOf(fresh, someoneElse, someoneElse);
    return { before: { ...doc, _deleted: true, ended: true }, doc };
  }),
  row('decision', 'deleted with all that both said', none, 'deletion', (_account, fresh) => {
    const before = decisionOf(fresh, someoneElse, someoneElse);
    return { before, doc: { ...merged(before, { ...before, text: 'Surveillance.' }), _deleted: true } };
  }),
  row('decision', 'put together with another', pens, 'right', (_account, fresh) => {
    const before = decisionOf(fresh, someoneElse, someoneElse);
    return { before, doc: merged(before, { ...before, text: 'Surveillance.' }) };
  }),
  row(
    'decision',
    'ended with all that both said',
    pens,
    'deletion',
    endedInto(
      (fresh) => decisionOf(fresh, someoneElse, someoneElse),
      (before) => merged(before, { ...before, text: 'Surveillance.' }),
    ),
  ),
  ...immutable('decision', (fresh) => decisionOf(fresh, someoneElse, someoneElse), { text: 'Rien.' }),
  row('report', 'issued', all, 'right', create(reportOf)),
  row('report', 'completed', all, 'right', (account, fresh) => {
    const before = reportOf(fresh);
    const issue = { at, by: personOf(account), format: 'docx', sha256: '' };
    return { before, doc: signed(before, 'issues', [issue], personOf(account)) };
  }),
  row('trace', 'of oneself', members, 'author', (account, fresh) => ({
    doc: traceOf(fresh, personOf(account)),
  })),
  row(
    'trace',
    'of another',
    none,
    'author',
    create((fresh) => traceOf(fresh, someoneElse)),
  ),
  ...immutable('trace', (fresh) => traceOf(fresh, someoneElse), { action: 'case.read' }),
  row('file', 'attached', all, 'right', create(fileManifest)),
  ...immutable('file', fileManifest, { content: 'BBBB' }),
  row('chunk', 'attached', all, 'right', create(chunkOf)),
  ...immutable('chunk', chunkOf, { content: 'BBBB' }),
  row(
    'of a newer version',
    'created',
    pens,
    'right',
    create((fresh) => ({ _id: `carePlan:${fresh()}`, type: 'carePlan', schema: 1 })),
  ),
  row(
    'of a newer version',
    'without a schema',
    none,
    'shape',
    create((fresh) => ({ _id: `carePlan:${fresh()}`, type: 'carePlan' })),
  ),
  row(
    'of a newer version',
    'under another id',
    none,
    'shape',
    create((fresh) => ({ _id: `case2:${fresh()}`, type: 'carePlan', schema: 1 })),
  ),
  row(
    'of a newer version',
    'deleted',
    none,
    'deletion',
    end((fresh) => ({ _id: `carePlan:${fresh()}`, type: 'carePlan', schema: 1 })),
  ),
  ...forgeries,
  ...unsignedChanges,
  ...additionsUnderChanges,
  ...answered,
  ...claims,
  ...parts,
];
