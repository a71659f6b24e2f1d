import { readingAt, type Reading, type Stored } from '../../../shared/domain/stored';
import { canonical } from '../../../shared/merge/canonical';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { typeOf } from '../readModel/bundles';
import type { Leaf, LocalDatabase } from '../database/localDatabase';
import { compareRevisions } from '../database/revisions';
import { follows } from './follows';
import type { Doc } from './plainDocument';

/** A document that the region ended and this workstation keeps, at the revision that stands here. */
export interface KeptDocument {
  readonly id: string;
  readonly rev: string;
}

interface Endings {
  /** These are not taken in. */
  readonly left: ReadonlySet<Doc>;
  /** Nothing else of these documents would stand. */
  readonly kept: readonly KeptDocument[];
}

/**
 * Those of the arriving tombstones that would take something away: the last leaf of a document, or a leaf whose values
 * are in none of those that remain. Whoever ends a leaf rightly has put all of it into another first, and the region's feed
 * brings all leaves of a document together. A leaf that cannot be read holds nothing. A leaf that stays is merged again with what came, and so comes back.
 */
export async function endingsOf(
  arriving: readonly Doc[],
  local: LocalDatabase,
  plain: (id: string, leaf: Leaf) => Promise<unknown>,
): Promise<Endings> {
  const left = new Set<Doc>();
  const kept: KeptDocument[] = [];
  const byId = new Map<string, Doc[]>();
  for (const doc of arriving) {
    const docs = byId.get(doc._id);
    if (docs) docs.push(doc);
    else byId.set(doc._id, [doc]);
  }
  for (const [id, docs] of byId) {
    const ends = docs.filter(({ _deleted }) => _deleted === true);
    if (ends.length === 0 || typeOf(id) === null) continue;
    const leaves = await local.leaves(id).catch(nothingThere);
    const living = docs.filter((doc) => doc._deleted !== true);
    // Where one that lives follows a leaf too, it was written on: the end is of a branch that never was here.
    const ended = leaves.filter(
      (leaf) =>
        ends.some((end) => follows(end, leaf)) && !living.some((successor) => follows(successor, leaf)),
    );
    if (ended.length === 0) continue;
    const remaining = [
      ...living,
      ...(await Promise.all(
        leaves.filter((leaf) => !ended.includes(leaf)).map((leaf) => plain(id, leaf).catch(() => null)),
      )),
    ];
    const readings = remaining.map((doc) => readingAt(id, doc));
    const lost =
      remaining.length === 0 ? ended : await notCovered(id, ended, readings, (leaf) => plain(id, leaf));
    for (const leaf of lost) for (const end of ends) if (follows(end, leaf)) left.add(end);
    if (readings.some(({ kind }) => kind !== 'broken')) continue;
    const [shown] = lost.map(({ revision: { rev } }) => rev).sort((a, b) => compareRevisions(b, a));
    if (shown !== undefined) kept.push({ id, rev: shown });
  }
  return { left, kept };
}

/**
 * Of what a newer version wrote nothing can be said: those that could know have ended the others. What nobody can read
 * holds nothing.
 */
export async function notCovered(
  id: string,
  ended: readonly Leaf[],
  remaining: readonly Reading[],
  plain: (leaf: Leaf) => Promise<unknown>,
): Promise<Leaf[]> {
  if (remaining.some(({ kind }) => kind === 'newer')) return [];
  const [first, ...others] = remaining.flatMap(known);
  const all = first && mergeAll([first, ...others]);
  const whole = canonical(all);
  const lost: Leaf[] = [];
  for (const leaf of ended) {
    const [doc] = known(readingAt(id, await plain(leaf).catch(() => null)));
    if (!doc || (all && doc.type !== all.type)) continue;
    if (!all || canonical(mergeDocuments(all, doc)) !== whole) lost.push(leaf);
  }
  return lost;
}

const known = (reading: Reading): Stored[] => (reading.kind === 'known' ? [reading.doc] : []);

function nothingThere(error: unknown): [] {
  if ((error as { status?: number }).status === 404) return [];
  throw error;
}
