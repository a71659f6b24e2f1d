import type { Stored } from '../domain/stored';
import { canonical, compareInTime, ordered, plain } from './canonical';
import { lastVote } from './lastVote';
import { mergeMutable, mutableTypes, siblingsOf, type Mutable } from './mergeMutable';
import { reconciled } from './reconcile';
import type { Sibling } from './siblings';

export const isMutable = (doc: Stored): doc is Mutable =>
  (mutableTypes as readonly string[]).includes(doc.type);

/**
 * Puts together two concurrent versions of the same document. Pure, commutative, associative, idempotent, and the
 * result is written with its keys in order, so every device makes the same one. It carries no CouchDB bookkeeping
 * (`_rev`, `_conflicts`): the caller knows which leaves it merges.
 *
 * - board, meeting, case, attendance, report: field by field. Where neither side knew the other's value both are in
 *   `pending[field]`, the shown one chosen without a clock, until `stamped` records a person's choice.
 * - vote: the last one of the same person, by `at`; between equal instants the greater content, so that all agree. Other
 *   positions that were noted apart stay beside it, in `apart`.
 * - proposal, decision, trace: never changed, so two contents under one id are two people's (the same case concluded
 *   on two workstations). The earlier one is shown; the others are kept whole in `alternatives`.
 *
 * @throws when the two are not versions of one document, which is a bug of the caller
 */
export function mergeDocuments(a: Stored, b: Stored): Stored {
  if (a._id !== b._id || a.type !== b.type) throw new Error('Two different documents cannot be merged');
  if (isMutable(a) && isMutable(b)) return ordered(mergeMutable(a, b)) as Stored;
  if (a.type === 'vote' && b.type === 'vote') return lastVote(a, b);
  return withAlternatives([...variants(a), ...variants(b)]);
}

/** All leaves of one document, in any order: half and half, since adding one at a time goes through all of them each time. */
export function mergeAll(leaves: readonly [Stored, ...Stored[]]): Stored {
  const [first, second] = leaves;
  if (!second) return mergeDocuments(first, first);
  const half = Math.ceil(leaves.length / 2);
  return mergeDocuments(mergeHalf(leaves.slice(0, half)), mergeHalf(leaves.slice(half)));
}

function mergeHalf(leaves: readonly Stored[]): Stored {
  const [first, ...others] = leaves;
  if (!first) throw new Error('Nothing to merge');
  return others.length === 0 ? first : mergeAll([first, ...others]);
}

/** The fields a person must still choose for, with the values that stand side by side. */
export function undecided(doc: Stored): Record<string, readonly Sibling[]> {
  if (!isMutable(doc)) return {};
  return Object.fromEntries(
    Object.keys(doc.pending ?? {}).flatMap((field) => {
      const siblings = siblingsOf(doc, field, undefined);
      return reconciled(
        doc.type,
        field,
        siblings.map(({ value }) => value),
      )
        ? []
        : [[field, siblings]];
    }),
  );
}

function variants(doc: Stored): Record<string, unknown>[] {
  const { alternatives, ...shown } = plain(doc);
  return [shown, ...(Array.isArray(alternatives) ? (alternatives as Record<string, unknown>[]) : [])];
}

function withAlternatives(all: Record<string, unknown>[]): Stored {
  const distinct = [...new Map(all.map((one) => [canonical(one), one])).values()].sort(compareInTime);
  const [shown, ...alternatives] = distinct;
  return ordered({ ...shown, ...(alternatives.length > 0 ? { alternatives } : {}) }) as Stored;
}
