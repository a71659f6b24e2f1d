import { z } from 'zod';
import { isBlank } from '../domain/caseFields';
import { togetherWith } from '../domain/fieldGroups';
import { momentFields } from '../domain/meeting';
import { keeping, nextStamp, type Author, type Stamp } from '../domain/stamp';
import { actsIn, sayTheSame, type Act } from './acts';
import { canonical } from './canonical';
import { valueOf, withValue } from './fieldOf';
import { isPath, siblingsOf, type Mutable } from './mergeMutable';
import { reconciled } from './reconcile';
import type { Sibling } from './siblings';

const changeSchema = z.object({ device: z.string(), n: z.number().int().nonnegative() });

/**
 * What somebody had before their eyes when they began to write in a field. It is the change that gave the value shown:
 * several where equal values stand side by side, none where nobody had written. With it comes how far the document knew
 * of each device, and what stood in the fields that mean one thing with it.
 */
export const seenSchema = z.object({
  changes: z.array(changeSchema),
  clock: z.record(z.string(), z.number().int()),
  beside: z.record(z.string(), z.unknown()).default({}),
  /** Other values stood beside the one shown: a choice was pending. */
  isContested: z.boolean().optional(),
});
export type Seen = z.infer<typeof seenSchema>;
/** By field. */
export const seenByFieldSchema = z.record(z.string(), seenSchema);
export type SeenByField = Readonly<Record<string, Seen>>;

const heldOf = (doc: Mutable, field: string): Sibling[] => siblingsOf(doc, field, valueOf(doc, field));
const changeOf = ({ device, n }: Pick<Stamp, 'device' | 'n'>): Seen['changes'][number] => ({ device, n });

/** The fields of the document that mean one thing with this one, and itself. */
export function togetherIn(doc: Mutable, field: string): readonly string[] {
  if (doc.type === 'case') return togetherWith(field);
  return doc.type === 'meeting' && momentFields.includes(field) ? momentFields : [field];
}

/** What the document shows of a field, for who begins to write in it. */
export function seenOf(doc: Mutable, field: string): Seen {
  const fields = togetherIn(doc, field);
  const changes: Seen['changes'] = [];
  const contested: Record<string, Sibling[]> = {};
  for (const one of fields) {
    const siblings = heldOf(doc, one);
    const isOne = siblings.length < 2 || (fields.length === 1 && settledBy(doc, one, siblings) !== null);
    if (isOne) changes.push(...siblings.map(({ stamp }) => changeOf(stamp)));
    else contested[one] = siblings;
  }
  const acts = actsIn(contested);
  const [shown] = acts;
  const alike = acts.filter((act) => shown && sayTheSame(act, shown));
  changes.push(...alike.map(({ stamp }) => changeOf(stamp)));
  const beside = fields.flatMap((one) => (one === field ? [] : [[one, valueOf(doc, one)] as const]));
  return {
    changes: [...new Map(changes.map((change) => [canonical(change), change])).values()],
    clock: { ...doc.clock },
    beside: Object.fromEntries(beside.filter(([, value]) => value !== undefined)),
    ...(alike.length < acts.length ? { isContested: true } : {}),
  };
}

/** As seen by who adds to the value shown, or takes one of it away by name: the rest of it is in theirs, whoever wrote it. */
export const builtOn = ({ changes, clock, beside }: Seen): Seen => ({ changes, clock, beside });

const settledBy = ({ type }: Mutable, field: string, siblings: readonly Sibling[]) =>
  reconciled(
    type,
    field,
    siblings.map(({ value }) => value),
  );

/**
 * Seen, or written from this workstation since: who types goes on from their own words. While a choice is pending, who
 * types in the value shown has not chosen it: only their own words give way, and what another wrote still stands.
 */
const isReplaced = (seen: Seen | undefined, author: Author) => {
  if (!seen) return () => true;
  return ({ stamp: { device, n, origin = device } }: Sibling): boolean => {
    const isOwn = origin === author.device;
    const isSeen = seen.changes.some((change) => change.device === device && change.n === n);
    return isSeen ? isOwn || !seen.isContested : isOwn && device === origin && n > (seen.clock[device] ?? 0);
  };
};

/**
 * Writes fields as somebody who saw `seen` of them. What they did not see is not replaced: it stands beside theirs, as if
 * both had written apart, until a person chooses. A field that `seen` says nothing of is written over whatever is there.
 * The same words twice are no choice. Pure; of a case, all fields that mean one thing together become this one act.
 */
export function stampedSeeing<T extends Mutable>(
  doc: T,
  changes: Readonly<Record<string, unknown>>,
  seen: SeenByField,
  author: Author,
): T {
  const stamp = nextStamp(doc, author);
  const changed = Object.keys(changes);
  const mine: Record<string, Sibling> = {};
  const others: Record<string, Sibling[]> = {};
  for (const field of new Set(changed.flatMap((one) => togetherIn(doc, one)))) {
    const together = togetherIn(doc, field).filter((one) => changed.includes(one));
    const view = seen[field] ?? together.flatMap((one) => seen[one] ?? [])[0];
    const siblings = heldOf(doc, field);
    const replaced = siblings.filter(isReplaced(view, author));
    others[field] = siblings.filter((sibling) => !replaced.includes(sibling));
    mine[field] = Object.hasOwn(changes, field)
      ? { value: isPath(field) && isBlank(changes[field]) ? undefined : changes[field], stamp }
      : kept(doc, field, { replaced, view, stamp });
  }
  return written(doc, mine, withoutEqual(others, mine), author.device, stamp.n);
}

/** What its author left as it was: their own last word, else what they saw. */
function kept(
  doc: Mutable,
  field: string,
  { replaced, view, stamp }: { replaced: readonly Sibling[]; view: Seen | undefined; stamp: Stamp },
): Sibling {
  const own = replaced.filter((sibling) => sibling.stamp.device === stamp.device);
  const last = own.sort((a, b) => b.stamp.n - a.stamp.n)[0] ?? replaced[0];
  if (last && view) return { value: last.value, stamp: keeping(stamp, last.stamp) };
  const value = view && heldOf(doc, field).length > 0 ? view.beside[field] : valueOf(doc, field);
  return { value, stamp: keeping(stamp, view ? stamp : doc.stamps[field]) };
}

const withoutEqual = (
  others: Readonly<Record<string, readonly Sibling[]>>,
  mine: Readonly<Record<string, Sibling>>,
): Act[] => {
  const [own] = actsIn(Object.fromEntries(Object.entries(mine).map(([field, one]) => [field, [one]])));
  return actsIn(others).filter((act) => !own || !sayTheSame(act, own));
};

function written<T extends Mutable>(
  doc: T,
  mine: Readonly<Record<string, Sibling>>,
  beside: readonly Act[],
  device: string,
  n: number,
): T {
  const all: Record<string, Sibling[]> = {};
  for (const [field, own] of Object.entries(mine))
    all[field] = [...beside.flatMap(({ held }) => held.get(field) ?? []), own];
  const acts = actsIn(all);
  const pending: NonNullable<Mutable['pending']> = { ...doc.pending };
  const stamps = { ...doc.stamps };
  let next: T = doc;
  for (const [field, siblings] of Object.entries(all)) {
    const [shown] = acts.flatMap(({ held }) => held.get(field) ?? []);
    if (!shown) continue;
    stamps[field] = shown.stamp;
    if (siblings.length > 1)
      pending[field] = acts.flatMap(({ held }) => held.get(field) ?? []).map((one) => ({ ...one }));
    else delete pending[field];
    next = withValue(next, field, (settledBy(doc, field, siblings) ?? shown).value);
  }
  const { pending: _former, ...rest } = next;
  return {
    ...rest,
    clock: { ...doc.clock, [device]: n },
    stamps,
    ...(Object.keys(pending).length > 0 ? { pending } : {}),
  } as unknown as T;
}
