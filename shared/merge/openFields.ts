import type { Stamp } from '../domain/stamp';
import type { Stored } from '../domain/stored';
import { canonical } from './canonical';
import { undecided } from './merge';

/** One of the values that stand side by side, with everybody who wrote it. */
interface OpenValue {
  /** Names it among those that stand now: another value that comes in names them all anew. */
  readonly key: string;
  readonly value: unknown;
  readonly stamps: readonly [Stamp, ...Stamp[]];
}

export interface OpenField {
  readonly field: string;
  readonly values: readonly OpenValue[];
}

/** What a person must still choose in a document: equal values count as one. */
export function openFields(doc: Stored): OpenField[] {
  return Object.entries(undecided(doc)).map(([field, siblings]) => {
    const distinct = new Map<string, { value: unknown; stamps: [Stamp, ...Stamp[]] }>();
    for (const { value, stamp } of siblings) {
      const held = distinct.get(canonical(value));
      if (held) held.stamps.push(stamp);
      else distinct.set(canonical(value), { value, stamps: [stamp] });
    }
    const values = [...distinct.values()].map(({ value, stamps }, i) => ({
      key: [i, ...stamps.map(({ device, n }) => `${device} ${n}`)].join(' · '),
      value,
      stamps,
    }));
    return { field, values };
  });
}
