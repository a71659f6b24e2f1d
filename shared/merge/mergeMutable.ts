import { fieldGroups } from '../domain/fieldGroups';
import { momentFields } from '../domain/meeting';
import type { Stamp } from '../domain/stamp';
import type { StoredOf, StoredType } from '../domain/stored';
import { actsIn } from './acts';
import { canonical, compareText } from './canonical';
import { ownOf } from './ownOf';
import { reconciled } from './reconcile';
import { mergeSiblings, type FieldView, type Sibling } from './siblings';

/** The documents that people change field by field. */
export const mutableTypes = [
  'board',
  'meeting',
  'case',
  'attendance',
  'report',
] as const satisfies StoredType[];
export type Mutable = StoredOf<(typeof mutableTypes)[number]>;

type Fields = Readonly<Record<string, unknown>>;
/** What frames the fields; the revision protocol's own (`_rev`, `_conflicts`) do not outlive the merge. */
const FRAME = ['type', 'schema', 'clock', 'stamps', 'pending'];

/** The values of a case are stamped by their path (`tumour.t`), all other fields by their own name. */
export const isPath = (stampName: string): boolean => stampName.includes('.');
const valuesOf = (doc: Mutable): Fields => (doc.type === 'case' ? doc.values : {});
const fieldsOf = (doc: Mutable): Fields =>
  Object.fromEntries(
    Object.entries(doc).filter(
      ([key]) => !key.startsWith('_') && !FRAME.includes(key) && !(doc.type === 'case' && key === 'values'),
    ),
  );

/** What the document holds of a field; the list in `pending` is the whole of it when there is one. */
export function siblingsOf(doc: Mutable, field: string, shown: unknown): Sibling[] {
  const stamp = ownOf(doc.stamps, field);
  // With all that a newer version may have noted beside a value.
  const waiting: Sibling[] = (ownOf(doc.pending, field) ?? []).map((held) => ({
    ...held,
    value: held.value,
  }));
  const listed = waiting.some(({ stamp: of }) => of.device === stamp?.device && of.n === stamp.n);
  return stamp && !listed ? [...waiting, { value: shown, stamp }] : waiting;
}

interface MergedField {
  readonly key: string;
  readonly value: unknown;
  readonly stamp?: Stamp;
  readonly pending?: readonly Sibling[];
}

function mergeField(a: Mutable, b: Mutable, key: string, of: (doc: Mutable) => Fields): MergedField {
  const left = ownOf(of(a), key);
  const right = ownOf(of(b), key);
  const view = (doc: Mutable, shown: unknown): FieldView => ({
    siblings: siblingsOf(doc, key, shown),
    clock: doc.clock,
  });
  const siblings = mergeSiblings(view(a, left), view(b, right));
  const [first] = siblings;
  // Never stamped (the year of a board, a field of another writer): there is no history to ask.
  if (!first) return { key, value: compareText(canonical(left), canonical(right)) >= 0 ? left : right };
  const values = siblings.map((sibling) => sibling.value);
  const { value } = reconciled(a.type, key, values) ?? first;
  return { key, value, stamp: first.stamp, ...(siblings.length > 1 ? { pending: siblings } : {}) };
}

const caseGroups = Object.values(fieldGroups).map(({ members }) => members);

/** Of fields that mean one thing together, what one act wrote is shown of all, never a mixture of two. */
function shownTogether(
  fields: readonly MergedField[],
  groups: readonly (readonly string[])[],
): MergedField[] {
  const shown = new Map(fields.map((field) => [field.key, field]));
  for (const members of groups) {
    const contested = members.flatMap((key) => {
      const pending = shown.get(key)?.pending;
      return pending ? [[key, pending] as const] : [];
    });
    const [act] = actsIn(Object.fromEntries(contested));
    for (const [key, pending] of contested) {
      const sibling = act?.held.get(key);
      if (sibling) shown.set(key, { key, value: sibling.value, stamp: sibling.stamp, pending });
    }
  }
  return [...shown.values()];
}

/** The merge field by field: pure, commutative, associative and idempotent. */
export function mergeMutable(a: Mutable, b: Mutable): Record<string, unknown> {
  const mergeAllOf = (of: (doc: Mutable) => Fields, stamped: (name: string) => boolean): MergedField[] => {
    const held = [a, b].flatMap((doc) => [
      ...Object.keys(of(doc)),
      ...Object.keys(doc.stamps).filter(stamped),
    ]);
    return [...new Set(held)].map((key) => mergeField(a, b, key, of));
  };
  const fields = shownTogether(
    mergeAllOf(fieldsOf, (name) => !isPath(name)),
    a.type === 'meeting' ? [momentFields] : [],
  );
  const values = shownTogether(mergeAllOf(valuesOf, isPath), caseGroups);
  const both = [...fields, ...values];
  const pending = both.filter((field) => field.pending);
  const devices = [...new Set([...Object.keys(a.clock), ...Object.keys(b.clock)])];
  return {
    ...Object.fromEntries(fields.map(({ key, value }) => [key, value])),
    _id: a._id,
    type: a.type,
    schema: Math.max(a.schema, b.schema),
    clock: Object.fromEntries(
      devices.map((d) => [d, Math.max(ownOf(a.clock, d) ?? 0, ownOf(b.clock, d) ?? 0)]),
    ),
    stamps: Object.fromEntries(both.flatMap(({ key, stamp }) => (stamp ? [[key, stamp]] : []))),
    ...(pending.length > 0
      ? { pending: Object.fromEntries(pending.map((field) => [field.key, field.pending])) }
      : {}),
    ...(a.type === 'case'
      ? { values: Object.fromEntries(values.map(({ key, value }) => [key, value])) }
      : {}),
  };
}
