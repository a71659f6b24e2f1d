import { readStored, type Stored } from '../../../shared/domain/stored';
import { canonical } from '../../../shared/merge/canonical';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { typeOf } from '../readModel/bundles';
import type { Leaf, LocalDatabase } from '../database/localDatabase';
import { compareRevisions, generationOf } from '../database/revisions';
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
 * brings all leaves of a document together. A leaf that stays is merged again with what came, and so comes back.
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
    const ended = leaves.filter((leaf) => ends.some((end) => follows(end, leaf)));
    if (ended.length === 0) continue;
    const remaining = [
      ...docs.filter((doc) => doc._deleted !== true),
      ...(await Promise.all(
        leaves.filter((leaf) => !ended.includes(leaf)).map((leaf) => plain(id, leaf).catch(() => null)),
      )),
    ];
    const lost =
      remaining.length === 0 ? ended : await notCovered(ended, remaining, (leaf) => plain(id, leaf));
    for (const leaf of lost) for (const end of ends) if (follows(end, leaf)) left.add(end);
    if (remaining.length > 0) continue;
    const [shown] = ended.map(({ revision: { rev } }) => rev).sort((a, b) => compareRevisions(b, a));
    if (shown !== undefined) kept.push({ id, rev: shown });
  }
  return { left, kept };
}

/** Of what this version cannot read nothing can be said: those that could know have ended it. */
async function notCovered(
  ended: readonly Leaf[],
  remaining: readonly unknown[],
  plain: (leaf: Leaf) => Promise<unknown>,
): Promise<Leaf[]> {
  const [first, ...others] = remaining.flatMap((doc) => known(doc));
  if (!first || others.length + 1 < remaining.length) return [];
  const all = mergeAll([first, ...others]);
  const whole = canonical(all);
  const lost: Leaf[] = [];
  for (const leaf of ended) {
    const [doc] = known(await plain(leaf).catch(() => null));
    if (doc && doc.type === all.type && canonical(mergeDocuments(all, doc)) !== whole) lost.push(leaf);
  }
  return lost;
}

function known(value: unknown): Stored[] {
  const reading = readStored(value);
  return reading.kind === 'known' ? [reading.doc] : [];
}

/** Whether this tombstone stands above that leaf in the tree. */
function follows(end: Doc, { revision: { rev } }: Leaf): boolean {
  const { start, ids } = (end['_revisions'] ?? {}) as { start?: number; ids?: readonly string[] };
  const generation = generationOf(rev);
  return start !== undefined && ids?.[start - generation] === rev.slice(rev.indexOf('-') + 1);
}

function nothingThere(error: unknown): [] {
  if ((error as { status?: number }).status === 404) return [];
  throw error;
}
