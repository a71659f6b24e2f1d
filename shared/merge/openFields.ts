import { groupOf, togetherWith } from '../domain/fieldGroups';
import type { Stamp } from '../domain/stamp';
import type { Stored } from '../domain/stored';
import { actsIn } from './acts';
import { canonical } from './canonical';
import { valueOf } from './fieldOf';
import { isMutable, undecided } from './merge';
import { siblingsOf, type Mutable } from './mergeMutable';

/** One of the values that stand side by side, with everybody who wrote it. */
interface OpenValue {
  /** Names it among those that stand now: another value that comes in names them all anew. */
  readonly key: string;
  /** Of a group of fields, each by its path. */
  readonly value: unknown;
  readonly stamps: readonly [Stamp, ...Stamp[]];
}

export interface OpenField {
  /** A field, or the name of a group of them (`fieldGroups`), which is chosen as a whole. */
  readonly field: string;
  /** What a choice writes. */
  readonly members: readonly string[];
  readonly values: readonly OpenValue[];
}

/** What a person must still choose in a document: equal values count as one. */
export function openFields(doc: Stored): OpenField[] {
  if (!isMutable(doc)) return [];
  const names = Object.keys(undecided(doc)).map((field) => (doc.type === 'case' && groupOf(field)) || field);
  return [...new Set(names)].map((field) => {
    const members = doc.type === 'case' ? togetherWith(field) : [field];
    return { field, members, values: openValues(doc, field, members) };
  });
}

function openValues(doc: Mutable, name: string, members: readonly string[]): OpenValue[] {
  const contested = members.flatMap((field) => {
    const siblings = siblingsOf(doc, field, valueOf(doc, field));
    return siblings.length > 1 ? [[field, siblings] as const] : [];
  });
  const distinct = new Map<string, { value: unknown; stamps: [Stamp, ...Stamp[]] }>();
  for (const { held, stamp } of actsIn(Object.fromEntries(contested))) {
    // What nobody contests, or this act says nothing of, is as shown.
    const of = (field: string): unknown => (held.get(field) ?? { value: valueOf(doc, field) }).value;
    const value: unknown =
      members[0] === name
        ? of(name)
        : Object.fromEntries(
            members.map((field) => [field, of(field)]).filter(([, one]) => one !== undefined),
          );
    const same = distinct.get(canonical(value));
    if (same) same.stamps.push(stamp);
    else distinct.set(canonical(value), { value, stamps: [stamp] });
  }
  return [...distinct.values()].map(({ value, stamps }, i) => ({
    key: [i, ...stamps.map(({ device, n }) => `${device} ${n}`)].join(' · '),
    value,
    stamps,
  }));
}
