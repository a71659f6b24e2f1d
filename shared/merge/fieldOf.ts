import type { Author, Stamp } from '../domain/stamp';
import { actsIn, type Act } from './acts';
import { canonical } from './canonical';
import { isPath, siblingsOf, type Mutable } from './mergeMutable';
import type { Sibling } from './siblings';

/** What a document shows of a field: the values of a case are named by their path, all others by their own name. */
export function valueOf(doc: Mutable, field: string): unknown {
  const fields: object = doc.type === 'case' && isPath(field) ? doc.values : doc;
  return Object.hasOwn(fields, field) ? (fields as Record<string, unknown>)[field] : undefined;
}

/** The document with this value; `undefined` leaves the field out. */
export function withValue<T extends Mutable>(doc: T, field: string, value: unknown): T {
  if (doc.type === 'case' && isPath(field)) return { ...doc, values: replaced(doc.values, field, value) };
  return replaced(doc, field, value) as T;
}

function replaced(fields: object, field: string, value: unknown): Record<string, unknown> {
  const others = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== field));
  return value === undefined ? others : { ...others, [field]: value };
}

/** Which change of which workstation. */
export type Change = Pick<Stamp, 'device' | 'n'>;

/** Where and when a value was first written, whichever device put it back since. */
const originOf = ({ value, stamp: { device, origin = device, by, at, source } }: Sibling): string =>
  canonical([value, origin, by, at, source]);

/** The values that stand side by side in fields that mean one thing together: where one holds nothing, each act cleared it. */
export function heldTogether(doc: Mutable, fields: readonly string[]): Record<string, Sibling[]> {
  const held = Object.fromEntries(
    fields.map((field) => [field, siblingsOf(doc, field, valueOf(doc, field))]),
  );
  const acts = actsIn(held);
  for (const field of fields)
    if (held[field]?.length === 0) held[field] = acts.map(({ stamp }) => ({ value: undefined, stamp }));
  return held;
}

/**
 * Takes a choice back: the values that stood side by side do so again, with whatever was written since. They are new
 * changes of this device, since others may have seen that the former ones were replaced, and would drop them. Who wrote
 * them, when and where stays with them. Where two devices take their choices back, what both put back is one again:
 * else the same values would double with every such round. What one act wrote in several fields is one act again.
 * @param former by field, what stood there (`heldTogether`)
 * @param gone the changes that are taken back
 */
export function reopened<T extends Mutable>(
  doc: T,
  former: Readonly<Record<string, readonly Sibling[]>>,
  gone: readonly Change[],
  author: Author,
): T {
  const fields = Object.keys(former);
  const standing = Object.fromEntries(
    fields.map((field) => [field, reopenedSiblings(doc, field, former[field] ?? [], gone)]),
  );
  const n = doc.clock[author.device] ?? 0;
  const acts = [...new Map(actsIn(standing).map((act) => [actOrigin(act), act])).values()].map(
    ({ held }, i) => ({
      held: new Map(
        [...held].map(([field, sibling]) => {
          const { stamp } = sibling;
          const origin = stamp.origin ?? stamp.device;
          return [field, { ...sibling, stamp: { ...stamp, device: author.device, n: n + i + 1, origin } }];
        }),
      ),
    }),
  );
  return fields.reduce(
    (next, field) => {
      const siblings = acts.flatMap(({ held }) => held.get(field) ?? []);
      const [shown] = siblings;
      if (!shown) return next;
      const { pending, ...rest } = withValue(next, field, shown.value);
      const others = Object.fromEntries(Object.entries(pending ?? {}).filter(([one]) => one !== field));
      const open = siblings.length > 1 ? { ...others, [field]: siblings } : others;
      return {
        ...rest,
        stamps: { ...next.stamps, [field]: shown.stamp },
        ...(Object.keys(open).length > 0 ? { pending: open } : {}),
      } as unknown as T;
    },
    acts.length > 0 ? { ...doc, clock: { ...doc.clock, [author.device]: n + acts.length } } : doc,
  );
}

const actOrigin = ({ held }: Pick<Act, 'held'>): string =>
  canonical([...held].map(([field, sibling]) => [field, originOf(sibling)]));

/** What stood, but for what its own workstation replaced since, and all that was written since. */
function reopenedSiblings(
  doc: Mutable,
  field: string,
  former: readonly Sibling[],
  gone: readonly Change[],
): Sibling[] {
  const now = siblingsOf(doc, field, valueOf(doc, field));
  const isGone = ({ stamp }: Sibling) =>
    gone.some(({ device, n }) => stamp.device === device && stamp.n === n);
  const since = now.filter((held) => !isGone(held));
  // Beside the choice stands what was written without seeing it: that replaced what the same device had written before.
  const isReplaced = ({ stamp }: Sibling) =>
    now.some(isGone) && since.some((held) => held.stamp.device === stamp.device && held.stamp.n > stamp.n);
  return [...former.filter((held) => !isReplaced(held)), ...since];
}
