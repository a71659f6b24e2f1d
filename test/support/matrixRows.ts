import type { PersonId } from '../../shared/domain/ids';
import type { Role } from '../../shared/domain/person';
import type { RefusalCode } from '../../shared/region/refusals';
import { decisionOf, someoneElse, stamp } from './regionDocuments';

/** What the rows of the access matrix (accessMatrix.ts, accessForgeries.ts) are made of. */
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
  /** It follows a revision that is no leaf there (any more): the rules are shown no document before it. */
  readonly branches?: true;
}

export interface Row {
  readonly type: string;
  readonly operation: string;
  readonly allowed: readonly Account[];
  /** What the others are told; an account outside the board is told it is no member. */
  readonly code: RefusalCode;
  readonly cell: (account: Account, fresh: () => string) => Cell;
}

export const all = ['chair', 'coordinator', 'secretary', 'doctor'] as const;
export const pens = ['chair', 'coordinator', 'secretary'] as const;
export const members = [...all, 'observer'] as const;
export const none: readonly Account[] = [];

export const row = (
  type: string,
  operation: string,
  allowed: readonly Account[],
  code: RefusalCode,
  cell: Row['cell'],
): Row => ({ type, operation, allowed, code, cell });

type Of = (fresh: () => string, account: Account) => Document;

export const change =
  (of: Of, changes: object): Row['cell'] =>
  (account, fresh) => {
    const before = of(fresh, account);
    return { before, doc: { ...before, ...changes } };
  };
export const create =
  (of: Of): Row['cell'] =>
  (account, fresh) => ({ doc: of(fresh, account) });
/** As a DELETE writes it. */
export const end =
  (of: Of): Row['cell'] =>
  (account, fresh) => {
    const before = of(fresh, account);
    return { before, doc: { _id: before._id, _deleted: true } };
  };
export const endedInto =
  (of: Of, merge: (before: Document, account: Account) => Document): Row['cell'] =>
  (account, fresh) => {
    const before = of(fresh, account);
    return { before, doc: { ...merge(before, account), _deleted: true, ended: true } };
  };

/** As shared/merge puts two contents of one immutable document together. */
export const merged = (a: Document, b: object): Document => ({ ...a, alternatives: [b] });

/** One field written by somebody, as a workstation signs it: its n-th change there. */
export const signed = (
  doc: Document,
  field: string,
  value: unknown,
  by: PersonId,
  n = 1,
  device = 'poste1',
): Document & { readonly stamps: Readonly<Record<string, object>> } => ({
  ...doc,
  ...(field.includes('.')
    ? { values: { ...(doc['values'] as object), [field]: value } }
    : { [field]: value }),
  clock: { ...(doc['clock'] as object), [device]: n },
  stamps: { ...(doc['stamps'] as object), [field]: { ...stamp(by), device, n } },
});

/** As a version wrote it that knew less: without what is the default now. */
export const olderDecision = (fresh: () => string): Document => {
  const { revoked: _revoked, retained: _retained, ...older } = decisionOf(fresh, someoneElse, someoneElse);
  return older;
};

export const immutable = (type: string, of: Of, other: object): Row[] => [
  row(type, 'changed', none, 'immutable', change(of, other)),
  row(type, 'deleted', none, 'deletion', end(of)),
  row(
    type,
    'deleted, marked as ended',
    none,
    'deletion',
    endedInto(of, (before) => before),
  ),
];
