import type { DatabaseName } from '../../../shared/domain/ids';
import { may } from '../../../shared/domain/roles';
import { immutableTypes, type Stored, type StoredType } from '../../../shared/domain/stored';
import { canonical } from '../../../shared/merge/canonical';
import type { Actor } from '../session/actor';
import type { Admitted } from './admitted';

/** What is merged field by field: what a file says of it changes what stands here. A position is one person's word. */
export const isMerged = (type: StoredType): boolean => !immutableTypes.has(type) && type !== 'vote';

/** A presence is part of its meeting. */
const subjectOf = ({ type, doc }: Admitted): string =>
  type === 'attendance' ? ['meeting', ...doc._id.split(':').slice(1, 3)].join(':') : doc._id;

/** @returns it, perhaps seen to be within the role after all; null where it is not to be taken in */
type Judge = (it: Admitted) => Admitted | null;

/**
 * Who takes a file in changes by it nothing that they may not change by themselves. Asked before anything is taken in.
 * What stands here by files alone is nobody's here: another file may say more of it.
 */
export async function judgeOf(
  { session: { store, foreign }, role }: Actor,
  database: DatabaseName,
  docs: readonly Admitted[],
): Promise<Judge> {
  const isBeyond = (it: Admitted): boolean => it.beyondRole && isMerged(it.type);
  const marks = await foreign.of(database);
  const standing = new Map<string, Stored | null>();
  for (const id of new Set(docs.filter(isBeyond).map(subjectOf))) {
    const leaf = marks.has(id) ? null : await store.open(database).leaf(id);
    if (leaf && !leaf.deleted)
      standing.set(id, await store.leaves.plain(database, id, leaf).catch(() => null));
  }
  return (it) => {
    if (!isBeyond(it)) return it;
    const held = standing.get(subjectOf(it));
    if (held === undefined) return it;
    const isOwn = it.type === 'meeting' && may(role, 'prepare') && isRegistration(held, it.doc);
    return isOwn ? { ...it, beyondRole: false } : null;
  };
}

/** Registering a case puts it on its meeting's list, and changes nothing else there: as the region sees it. */
const isRegistration = (held: Stored | null, doc: object): boolean =>
  held !== null && canonical(besideOrder(held)) === canonical(besideOrder(doc));

function besideOrder(meeting: object): object {
  const { order: _order, clock: _clock, ...rest } = meeting as Record<string, unknown>;
  return { ...rest, stamps: without(rest['stamps']), pending: without(rest['pending']) };
}

const without = (fields: unknown): object => {
  const { order: _order, ...rest } = (fields ?? {}) as Record<string, unknown>;
  return rest;
};
