import type { Stamp } from '../domain/stamp';
import { canonical, compareText } from './canonical';
import type { Sibling } from './siblings';

/** What one change wrote, of one field or of several that mean one thing together. */
export interface Act {
  readonly stamp: Stamp;
  /** By field; one that a version without groups wrote may lack some. */
  readonly held: ReadonlyMap<string, Sibling>;
}

const present = ({ held }: Act): number =>
  [...held.values()].filter(({ value }) => value !== undefined).length;
const written = ({ held }: Act): string => canonical(Object.fromEntries(held));

/** The shown one first: what says most of the fields, a value before its absence, then by device and change. No clock is asked. */
const compareActs = (a: Act, b: Act): number =>
  b.held.size - a.held.size ||
  present(b) - present(a) ||
  compareText(a.stamp.device, b.stamp.device) ||
  a.stamp.n - b.stamp.n ||
  compareText(written(a), written(b));

/** The acts behind the values that stand side by side in some fields, the one to show first. */
export function actsIn(siblings: Readonly<Record<string, readonly Sibling[]>>): Act[] {
  const acts = new Map<string, { stamp: Stamp; held: Map<string, Sibling> }>();
  for (const [field, all] of Object.entries(siblings)) {
    const times = new Map<string, number>();
    for (const sibling of all) {
      const { device, n } = sibling.stamp;
      // Two values under one change come of a device restored from an old copy: they are two acts.
      const change = canonical([device, n]);
      const nth = times.get(change) ?? 0;
      times.set(change, nth + 1);
      const key = `${change} ${nth}`;
      const act = acts.get(key) ?? { stamp: sibling.stamp, held: new Map<string, Sibling>() };
      act.held.set(field, sibling);
      acts.set(key, act);
    }
  }
  return [...acts.values()].sort(compareActs);
}

/** Whether two acts say the same of all that both speak of. */
export const sayTheSame = (a: Act, b: Act): boolean =>
  [...a.held].every(([field, { value }]) => {
    const other = b.held.get(field);
    return other === undefined || canonical(other.value) === canonical(value);
  });
