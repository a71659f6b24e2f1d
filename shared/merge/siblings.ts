import type { Stamp } from '../domain/stamp';
import { canonical, compareText, joined } from './canonical';
import { ownOf } from './ownOf';

/** One value of a field with the change that gave it; `undefined` when that change cleared the field. */
export interface Sibling {
  readonly value: unknown;
  readonly stamp: Stamp;
}

/** The field as one document knows it: the values standing side by side, and which changes the document has seen. */
export interface FieldView {
  readonly siblings: readonly Sibling[];
  readonly clock: Readonly<Record<string, number>>;
}

const changeOf = ({ stamp }: Sibling): string => `${stamp.n} ${stamp.device}`;

const seen = ({ clock }: FieldView, { stamp }: Sibling): boolean =>
  (ownOf(clock, stamp.device) ?? 0) >= stamp.n;

/**
 * A change stands unless the other document saw it and holds it no more: then a person replaced it there, knowing it. What
 * replaced it, or what replaced that in turn, stands there still, and cannot have been seen here. So a document whose
 * values were all seen here replaces nothing, whatever its clock claims to have seen: in an honest history it would not
 * claim it. One that says nothing of the field (no stamp: written by an older version) replaces nothing either.
 */
function standingIn(view: FieldView, other: FieldView): readonly Sibling[] {
  if (other.siblings.every((sibling) => seen(view, sibling))) return view.siblings;
  const held = new Set(other.siblings.map(changeOf));
  return view.siblings.filter((sibling) => !seen(other, sibling) || held.has(changeOf(sibling)));
}

/** The shown one first: a value before its absence, then by device and change. No clock is asked. */
const compareSiblings = (a: Sibling, b: Sibling): number =>
  Number(a.value === undefined) - Number(b.value === undefined) ||
  compareText(a.stamp.device, b.stamp.device) ||
  a.stamp.n - b.stamp.n ||
  compareText(canonical(a), canonical(b));

/**
 * The union of two views of one field, without what either replaced knowingly (dotted version vectors, Preguiça et al.
 * 2012). Two different values under one change come of a device restored from an old copy: both are kept.
 */
export function mergeSiblings(a: FieldView, b: FieldView): Sibling[] {
  const kept = [...standingIn(a, b), ...standingIn(b, a)];
  const union = new Map<string, Sibling>();
  for (const sibling of kept) {
    const change = canonical([sibling.value, sibling.stamp]);
    union.set(change, joined(sibling, union.get(change) ?? sibling));
  }
  return [...union.values()].sort(compareSiblings);
}
