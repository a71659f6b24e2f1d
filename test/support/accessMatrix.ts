import { caseId } from '../../shared/domain/ids';
import type { PersonId } from '../../shared/domain/ids';
import type { Role } from '../../shared/domain/person';
import type { RefusalCode } from '../../shared/region/refusals';
import {
  at,
  attendanceOf,
  chunkOf,
  decisionOf,
  fileManifest,
  fileOf,
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
export const accounts = ['chair', 'coordinator', 'secretary', 'doctor', 'observer', 'regionAdmin'] as const;
export type Account = (typeof accounts)[number];

export const officeOf = (account: Account): Role | null =>
  account === 'observer' || account === 'regionAdmin' ? null : account;

/** Each account answers for one person. */
export const personOf = (account: Account): PersonId =>
  `rpps-9990000000${accounts.indexOf(account)}` as PersonId;
export type Document = Record<string, unknown> & { _id: string };

interface Cell {
  /** What is there already, written by the server's administrator. */
  readonly before?: Document;
  readonly doc: Document;
}

export interface Row {
  readonly type: string;
  readonly operation: string;
  readonly allowed: readonly Account[];
  /** What the others are told; an account outside the board is told it is no member. */
  readonly code: RefusalCode;
  readonly cell: (account: Account, fresh: () => string) => Cell;
}

const all = ['chair', 'coordinator', 'secretary', 'doctor'] as const;
const pens = ['chair', 'coordinator', 'secretary'] as const;
const members = [...all, 'observer'] as const;
const none: readonly Account[] = [];

const ended = (before: Document): Document => ({ _id: before._id, _deleted: true });
const endedInto = (before: Document, other: object): Document => ({
  ...merged(before, other),
  _deleted: true,
  ended: true,
});
/** As shared/merge puts two contents of one immutable document together. */
const merged = (a: Document, b: object): Document => ({ ...a, alternatives: [b] });

/** As a version wrote it that knew less: without what is the default now. */
const olderDecision = (fresh: () => string): Document => {
  const { revoked: _revoked, retained: _retained, ...older } = decisionOf(fresh, someoneElse, someoneElse);
  return older;
};

const row = (
  type: string,
  operation: string,
  allowed: readonly Account[],
  code: RefusalCode,
  cell: Row['cell'],
): Row => ({ type, operation, allowed, code, cell });

const change =
  (of: (fresh: () => string) => Document, changes: object): Row['cell'] =>
  (_account, fresh) => {
    const before = of(fresh);
    return { before, doc: { ...before, ...changes } };
  };
const create =
  (of: (fresh: () => string) => Document): Row['cell'] =>
  (_account, fresh) => ({ doc: of(fresh) });
const end =
  (of: (fresh: () => string) => Document): Row['cell'] =>
  (_account, fresh) => {
    const before = of(fresh);
    return { before, doc: ended(before) };
  };
const immutable = (type: string, of: (fresh: () => string) => Document, other: object): Row[] => [
  row(type, 'changed', none, 'immutable', change(of, other)),
  row(type, 'deleted', none, 'deletion', end(of)),
  row(type, 'deleted, marked as ended', none, 'deletion', (_account, fresh) => {
    const before = of(fresh);
    return { before, doc: { ...before, _deleted: true, ended: true } };
  }),
];

export const boardMatrix: readonly Row[] = [
  row('case', 'created', all, 'right', create(fileOf)),
  row('case', 'changed', all, 'right', change(fileOf, { discussion: 'Vu.' })),
  row('case', 'with a field of a newer version', all, 'right', change(fileOf, { fromTheFuture: [1] })),
  row(
    'case',
    'of a newer schema',
    all,
    'right',
    create((fresh) => ({ ...fileOf(fresh), schema: 7, values: [] })),
  ),
  row('case', 'ended', all, 'right', end(fileOf)),
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
  row('meeting', 'opened', pens, 'right', change(meetingOf, { state: 'open' })),
  row('meeting', 'given a case', all, 'right', (account, fresh) => {
    const before = meetingOf(fresh);
    const stamps = { order: stamp(personOf(account)) };
    return { before, doc: { ...before, order: [caseId(fresh())], clock: { poste1: 1 }, stamps } };
  }),
  row(
    'meeting',
    'given a case, and another’s word on its place taken away',
    pens,
    'right',
    (account, fresh) => {
      const before = { ...meetingOf(fresh), stamps: { place: stamp(someoneElse) } };
      return {
        before,
        doc: { ...before, order: [caseId(fresh())], stamps: { order: stamp(personOf(account)) } },
      };
    },
  ),
  row('meeting', 'given a case, and a choice of place made in passing', pens, 'right', (_account, fresh) => {
    const pending = { place: [{ value: 'Salle 2', stamp: stamp(someoneElse) }] };
    const doc = meetingOf(fresh);
    return { before: { ...doc, pending }, doc: { ...doc, order: [caseId(fresh())] } };
  }),
  row('meeting', 'ended', pens, 'right', end(meetingOf)),
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
  row('attendance', 'of oneself, ended', members, 'right', (account, fresh) => {
    const before = attendanceOf(fresh, personOf(account));
    return { before, doc: ended(before) };
  }),
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
    'of another, ended',
    none,
    'right',
    end((fresh) => voteOf(fresh, someoneElse, someoneElse)),
  ),
  row('vote', 'recorded by oneself, ended', members, 'right', (account, fresh) => {
    const before = voteOf(fresh, someoneElse, personOf(account));
    return { before, doc: ended(before) };
  }),
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
    return { before: endedInto(doc, doc), doc };
  }),
  row('decision', 'deleted with all that both said', none, 'deletion', (_account, fresh) => {
    const before = decisionOf(fresh, someoneElse, someoneElse);
    return { before, doc: { ...merged(before, { ...before, text: 'Surveillance.' }), _deleted: true } };
  }),
  row('decision', 'put together with another', pens, 'right', (_account, fresh) => {
    const before = decisionOf(fresh, someoneElse, someoneElse);
    return { before, doc: merged(before, { ...before, text: 'Surveillance.' }) };
  }),
  row('decision', 'ended with all that both said', pens, 'deletion', (_account, fresh) => {
    const before = decisionOf(fresh, someoneElse, someoneElse);
    return { before, doc: endedInto(before, { ...before, text: 'Surveillance.' }) };
  }),
  ...immutable('decision', (fresh) => decisionOf(fresh, someoneElse, someoneElse), { text: 'Rien.' }),
  row('report', 'issued', all, 'right', create(reportOf)),
  row(
    'report',
    'completed',
    all,
    'right',
    change(reportOf, { issues: [{ at, by: someoneElse, format: 'docx', sha256: '' }] }),
  ),
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
    members,
    'shape',
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
];
