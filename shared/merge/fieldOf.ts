import type { Author, Stamp } from '../domain/stamp';
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

/** Where and when a value was first written, whichever device put it back since. */
const originOf = ({ value, stamp: { device, origin = device, by, at, source } }: Sibling): string =>
  canonical([value, origin, by, at, source]);

/**
 * Takes a choice back: the values that stood side by side do so again, with whatever was written since. They are new
 * changes of this device, since others may have seen that the former ones were replaced, and would drop them; who wrote
 * them, when and where stays with them. Where two devices take their choices back, what both put back is one again:
 * else the same values would double with every such round.
 */
export function reopened<T extends Mutable>(
  doc: T,
  field: string,
  former: readonly Sibling[],
  choice: Pick<Stamp, 'device' | 'n'>,
  author: Author,
): T {
  const now = siblingsOf(doc, field, valueOf(doc, field));
  const isChoice = ({ stamp }: Sibling) => stamp.device === choice.device && stamp.n === choice.n;
  const since = now.filter((held) => !isChoice(held));
  // Beside the choice stands what was written without seeing it: that replaced what the same device had written before.
  const isReplaced = ({ stamp }: Sibling) =>
    now.some(isChoice) && since.some((held) => held.stamp.device === stamp.device && held.stamp.n > stamp.n);
  const n = doc.clock[author.device] ?? 0;
  const again = [...former.filter((held) => !isReplaced(held)), ...since];
  const siblings = [...new Map(again.map((held) => [originOf(held), held])).values()]
    .sort((a, b) => Number(a.value === undefined) - Number(b.value === undefined))
    .map((held, i) => ({
      ...held,
      stamp: {
        ...held.stamp,
        device: author.device,
        n: n + i + 1,
        origin: held.stamp.origin ?? held.stamp.device,
      },
    }));
  const [shown] = siblings;
  if (!shown) return doc;
  return {
    ...withValue(doc, field, shown.value),
    clock: { ...doc.clock, [author.device]: n + siblings.length },
    stamps: { ...doc.stamps, [field]: shown.stamp },
    pending: { ...doc.pending, [field]: siblings },
  };
}
